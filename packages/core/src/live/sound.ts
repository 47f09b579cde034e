import type { Program } from '../program.ts'
import type { Signal } from '../signal.ts'
import type { State } from '../state.ts'
import { bounded } from './bounded.ts'
import { isForged } from './forged.ts'

const OUTCOMES = /^(shown|seen|clicked|closed|missed)$/
/** A longer word is no fact, no event and no trait. */
const MOST_NAME_CHARACTERS = 80

/** Further back no signal is late: the clock was put right. */
const DAY_MS = 864e5

type Props = Record<string, unknown>

const isTree = (value: unknown): value is Props => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A signal as the rest of the loop expects it. The site's own code sends what it likes: what has another shape is left
 * out, and an outcome of a campaign nobody knows tells nothing but the time. Where the clock jumps back by more than a
 * day, time stands still until the page is left: nothing takes less than no time.
 */
export function sound(sent: Signal, { page }: State, program: Program): Signal {
  const signal = sent.at < page.at - DAY_MS ? { ...sent, at: page.at } : sent
  if (isForged(sent)) return { ...signal, name: 'wake', props: {} }
  const props: Props = isTree(signal.props) ? { ...signal.props } : {}
  const name = `${signal.name}`.slice(0, MOST_NAME_CHARACTERS)
  if (name === 'page_view') return { ...signal, name, props: pageProps(props) }
  if (name === 'facts') return { ...signal, name, props: named(props) }
  if (name === 'identify' && props.traits)
    return { ...signal, name, props: { ...props, traits: isTree(props.traits) ? props.traits : {} } }
  if (!OUTCOMES.test(name)) return { ...signal, name, props }
  const { campaign, variant, surface, reason } = props
  const isKnown =
    typeof campaign === 'string' && (program.plans.has(campaign) || Object.hasOwn(page.decisions, campaign))
  const told = { campaign, variant: textOf(variant), surface: textOf(surface), reason: textOf(reason) || 'late' }
  return isKnown ? { ...signal, name, props: { ...props, ...told } } : { ...signal, name: 'wake', props: {} }
}

/** Writes to the props it is given, which are a copy. */
function pageProps(props: Props): Props {
  const { facts, traffic, remembers } = props
  if (!isTree(facts)) props.facts = {}
  if (isTree(traffic)) props.traffic = bounded(traffic)
  else delete props.traffic
  if (typeof remembers !== 'boolean') delete props.remembers
  return props
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_NAME_CHARACTERS) : '')

const named = (props: Props): Props =>
  Object.fromEntries(Object.entries(props).filter(([path]) => path.length <= MOST_NAME_CHARACTERS))
