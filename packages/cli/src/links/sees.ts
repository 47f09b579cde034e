import type {
  Action,
  Block,
  ChatAction,
  Config,
  Content,
  ContentImage,
  SlotAction,
  Text,
  WidgetAction,
} from '@kairos/schema'

/** What somebody sees of a variant, in one line. */
export function seesOf(actions: readonly Action[], { slots = {} }: Config): string {
  if (!actions.length) return "The page's own content: this is the control."
  return actions.map((action) => ended(sentenceOf(action, slots))).join(' ')
}

function sentenceOf(action: Action, slots: NonNullable<Config['slots']>): string {
  const place = (slot: string) => (slots[slot]?.name ? `${slot} (${slots[slot]!.name})` : slot)
  switch (action.type) {
    case 'slot':
      return `In the slot ${place(action.slot)}: ${contentWords(action) || 'nothing'}`
    case 'widget': {
      const { kind, slot = '', surface = 'top' } = action
      const where = { inline: `In the slot ${place(slot)}`, bar: `A bar at the ${surface}` }[kind as string]
      return `${where ?? `A ${kind}`}: ${widgetWords(action) || 'nothing'}`
    }
    case 'edit':
      return `${action.selector} of the page: ${editWords(action) || 'as it was'}`
    case 'redirect':
      return `The browser goes on to ${action.to}`
    case 'call':
      return `What the page does at ${action.name}`
    case 'chat':
      return `A chat: ${chatWords(action) || 'in the desk of the site'}`
    default:
      return `A ${(action as { type: string }).type}`
  }
}

const chatWords = ({ greeting, message, hours, fallback }: ChatAction): string =>
  joined([
    greeting && `a greeting first ${said(greeting.text)}`,
    message && `the words ${said(message)} wait in the visitor's field`,
    hours && 'outside its hours what stands in for it',
    fallback?.length && 'a form or an address where nobody answers',
  ])

const ended = (sentence: string): string => (/[.!?…]”$/.test(sentence) ? sentence : `${sentence}.`)

const joined = (parts: (string | false | undefined | 0)[]): string => parts.filter(Boolean).join(' · ')

const MOST_CHARACTERS = 240

const said = (text: Text | undefined): string => {
  const words = text === undefined ? '' : plainText(text)
  return words && `“${words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS)}…` : words}”`
}

const picture = (image: Pick<ContentImage, 'alt'> | undefined): string =>
  image ? `a picture ${said(image.alt) || 'for decoration'}` : ''

const points = (list: readonly Text[] = []): string => (list.length ? `points ${list.map(said).join(', ')}` : '')

function contentWords(content: Content | SlotAction): string {
  const { image, title, text, list, link, html, template } = content
  const leads = link && `a link ${said(link.text)} to ${plainText(link.href)}`
  const markup =
    html &&
    said(
      plainText(html)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  return joined([
    picture(image),
    said(title),
    said(text),
    points(list && [list].flat()),
    leads,
    markup,
    template && `the template ${template}`,
  ])
}

const plainText = (text: Text): string => (typeof text === 'object' ? (Object.values(text)[0] ?? '') : text)

function widgetWords({ blocks = [], ...flat }: WidgetAction): string {
  const { coupon, countdown, teaser } = flat
  return joined([
    contentWords(flat as Content),
    coupon && `the code ${coupon}`,
    countdown && `a countdown to ${countdown}`,
    ...blocks.map(blockWords),
    teaser && `a tab ${said(teaser)} once it is closed`,
  ])
}

/** The words of a block; of one that came later than this, its name. */
function blockWords(block: Block): string {
  switch (block.block) {
    case 'title':
    case 'text':
      return said(block.text)
    case 'image':
      return picture(block)
    case 'list':
      return points(block.items)
    case 'buttons':
      return `buttons ${block.buttons.map(({ text, href }) => said(text) + (href ? ` to ${plainText(href)}` : '')).join(', ')}`
    case 'coupon':
      return `the code ${block.code}`
    case 'countdown':
      return `a countdown to ${block.to}`
    case 'product':
      return joined([`a product ${said(block.name)}`, block.price && said(block.price)])
    case 'share':
      return `a button ${said(block.label)}`
    case 'steps':
      return `${block.steps.length} steps: ${block.steps.map(({ blocks }) => joined(blocks.map(blockWords))).join('; then ')}`
    case 'form':
      return `a form: ${joined([...block.fields.map(({ label }) => said(label)), block.submit.label && `button ${said(block.submit.label)}`])}`
    case 'survey':
      return `questions ${block.questions.map(({ text }) => said(text)).join(', ')}`
    default:
      return (block as { block: string }).block
  }
}

function editWords(action: Extract<Action, { type: 'edit' }>): string {
  const { text, attributes = {}, addClasses, removeClasses, style, before, after, hide } = action
  const names = Object.keys(attributes)
  const look = addClasses ?? removeClasses ?? style
  return joined([
    hide && 'not there',
    text && `says ${said(text)}`,
    names.length && `has another ${names.join(', ')}`,
    look && 'looks different',
    before && `before it ${contentWords(before)}`,
    after && `after it ${contentWords(after)}`,
  ])
}
