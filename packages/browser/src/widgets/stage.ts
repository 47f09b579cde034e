import type { Decision, OutcomeProps } from '@kairos/core'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { MoreBlocks, Obstacle, Opening, Ui, Widgets } from './kit.ts'
import { type Rendering, renderWidget } from './opened.ts'
import { isDialogOpen } from './pageDialog.ts'
import { addBlocks, sheetOf } from './sheet.ts'
import { type Showing, showWidget } from './showing.ts'
import { startTabs } from './tabs.ts'
import { watchTyping } from './typing.ts'
import { createWaiting } from './waiting.ts'
import { languageOf, wordsIn } from './words.ts'

/** A route that decides the same again keeps what is open; so long it is waited for that. */
const KEEPS_MS = 60

/** A control is as long in the way as what is seen has to be in view. */
const SEEN_AFTER_MS = 1000

/** What in a file asks for further blocks. */
const MORE = {
  offers: /"block":"(coupon|countdown|product|share|steps)"|"(coupon|countdown)":/,
  forms: /"block":"(form|survey)"/,
}

interface Open {
  opening: Opening
  /** Absent for a control. */
  showing?: Showing | undefined
  stop: Stop
}

/** Decides which widgets may be open now, and opens them. */
export function createStage(kit: Kit): Widgets {
  const { env, send, state, load } = kit
  const { document, window } = env
  let ui: Ui | undefined
  let followKeyboard: Rendering['followKeyboard']
  const more = new Map<keyof typeof MORE, MoreBlocks>()
  /** Loads what everything is shown with, and what these blocks ask for: what others ask for may be missing. */
  const prepare = async (shown: unknown) => {
    const text = JSON.stringify(shown)
    const asked = (['offers', 'forms'] as const).filter((name) => MORE[name].test(text) && !more.has(name))
    // Even what was loaded before comes a while later, each time it is asked for.
    if (ui && !asked.length) return true
    const parting = asked.map((name) => load(name))
    const [preact, keyboard, ...parts] = await Promise.all([load('preact'), load('keyboard'), ...parting])
    ui ??= preact?.start()
    followKeyboard = keyboard?.start
    asked.forEach((name, index) => {
      const part = more.has(name) ? undefined : parts[index]?.start(kit)
      if (part) addBlocks(env, part.blocks)
      if (part) more.set(name, part)
    })
    return !!ui && asked.every((name) => more.has(name))
  }
  // Read and parsed before anybody waits for it.
  sheetOf(env)
  prepare(kit.program.file.campaigns)
  const open = new Set<Open>()
  /** What the visitor closed, by campaign: tabs until the page is left. */
  const tabbed = new Map<string, Showing>()
  /** Campaigns that the site closes now: of those no tab stays. */
  const silenced = new Set<string>()
  /** Taken back a moment ago: the next page may show the same. */
  const leaving = new Map<string, { one: Open; stopTimer: Stop }>()
  const typing = watchTyping(env)
  const isInterrupted = () => [...open].some(({ opening }) => opening.interrupts)
  const tabs = startTabs({
    env,
    // A preview is alone: no tab waits for it, and it for none.
    site: kit.preview ? env.newId() : kit.site,
    freed: () => waiting.look(),
    yields() {
      for (const { opening } of [...open]) if (opening.interrupts) miss(opening, 'other_tab')
    },
  })

  const obstacleTo = ({ interrupts }: Pick<Opening, 'interrupts'>): Obstacle | undefined => {
    if (document.visibilityState === 'hidden') return 'page_hidden'
    if (isDialogOpen(env)) return 'dialog_open'
    if (typing.isTyping()) return 'typing'
    if (!interrupts) return undefined
    if (isInterrupted()) return 'other_widget'
    return tabs.isBusy() ? 'other_tab' : undefined
  }

  const waiting = createWaiting(env, (campaigns) => {
    const { plans } = kit.program
    const rankOf = (id: string) => plans.get(id)?.rank ?? 0
    const best = [...campaigns].sort((a, b) => rankOf(b) - rankOf(a) || (a < b ? -1 : 1))
    const free = best.find((id) => {
      const obstacle = obstacleTo({ interrupts: !!plans.get(id)?.interrupts })
      if (obstacle === 'other_tab') tabs.ask()
      return !obstacle
    })
    if (free !== undefined) send('asked', { campaign: free })
    return free
  })

  const miss = ({ outcome }: Opening, reason: Obstacle | 'broken') => {
    if (reason !== 'broken') waiting.add(outcome.campaign)
    send('missed', { ...outcome, reason })
  }

  const tellOf =
    (outcome: OutcomeProps) =>
    (name: string, props: Record<string, unknown> = {}) => {
      const detail = { ...outcome, ...props }
      // Who closes nothing has not said that it is unwanted.
      if (props.how === 'time') send('missed', { ...outcome, reason: 'closed_by_time' })
      else send(name, detail)
      document.dispatchEvent(new window.CustomEvent(`kairos:${name}`, { detail }))
    }

  const put = (opening: Opening): Open => {
    const { action, outcome } = opening
    const tell = opening.tell ?? tellOf(outcome)
    dropTab(outcome.campaign)
    const stopOther = opening.open?.(tell)
    const showing = action && showWidget({ kit, ui: ui!, followKeyboard, opening: { ...opening, action }, tell })
    const stopTimer =
      action || stopOther
        ? undefined
        : env.later(() => {
            tell('shown')
            tell('seen')
            one.stop()
          }, SEEN_AFTER_MS)
    const one: Open = {
      opening,
      showing,
      stop() {
        stopTimer?.()
        stopOther?.()
        if (tabbed.get(outcome.campaign) !== showing) showing?.stop()
        open.delete(one)
        if (isInterrupted()) return
        tabs.take(false)
        waiting.look()
      },
    }
    open.add(one)
    if (opening.interrupts && (action || stopOther)) tabs.take(true)
    return one
  }

  const keyOf = ({ action, outcome }: Opening) => JSON.stringify([outcome, action])
  /** What the visitor closed goes at once; what a route takes back may be back in a moment. */
  const takeBack = (one: Open) => {
    const key = keyOf(one.opening)
    const { campaign } = one.opening.outcome
    const isClosed = /^closed/.test(`${decisionOf(campaign)?.reason}`)
    if (isClosed && one.showing && one.opening.action?.teaser && !silenced.has(campaign)) {
      tabbed.set(campaign, one.showing)
      one.showing.minimise()
    }
    if (isClosed) return one.stop()
    const stopTimer = env.later(() => {
      leaving.delete(key)
      one.stop()
    }, KEEPS_MS)
    leaving.set(key, { one, stopTimer })
  }

  const begin = (opening: Opening): Stop => {
    const kept = leaving.get(keyOf(opening))
    leaving.delete(keyOf(opening))
    kept?.stopTimer()
    const obstacle = kept || opening.isWanted || opening.cause === 'preview' ? undefined : obstacleTo(opening)
    if (!ui || obstacle) miss(opening, obstacle ?? 'broken')
    if (!ui || obstacle) return () => {}
    const one = kept?.one ?? put(opening)
    let isTaken = false
    return () => {
      // Another decision takes back what was taken back before.
      if (!isTaken) takeBack(one)
      isTaken = true
    }
  }

  const decisionOf = (campaign: string): Decision | undefined => {
    const { decisions } = state().page
    return Object.hasOwn(decisions, campaign) ? decisions[campaign] : undefined
  }

  const dropTab = (campaign: string) => {
    tabbed.get(campaign)?.stop()
    tabbed.delete(campaign)
  }
  const closeFor = (campaign: string) => {
    const { acts, variant = '', surfaces = [] } = decisionOf(campaign) ?? {}
    silenced.add(campaign)
    if (acts) tellOf({ campaign, variant, surface: `${surfaces[0]}` })('closed', { how: 'page' })
    silenced.delete(campaign)
    dropTab(campaign)
  }
  const leavePage = () => {
    waiting.forget()
    for (const campaign of [...tabbed.keys()]) dropTab(campaign)
  }
  const stopHearing = kit.hear(({ name }) => {
    if (name === 'page_view') leavePage()
  })

  return {
    ready: prepare,
    show: begin,
    words: (names, table) => wordsIn(languageOf(env, kit.settings), names, table),
    add: ({ blocks }) => addBlocks(env, blocks),
    inline(opening) {
      const { outcome } = opening
      const { frame } = renderWidget({ kit, ui: ui!, opening, tell: tellOf(outcome), expand() {} })
      frame.host.setAttribute('data-inline', '')
      frame.panel.classList.add('on')
      return frame.host
    },
    // Before the loop of the second download is there, what is asked for waits.
    open: (campaign) =>
      new Promise((resolve) => {
        const stopHearing = kit.hear(({ name, props }) => {
          if (name !== 'asked' || props?.campaign !== campaign) return
          stopHearing()
          resolve(decisionOf(campaign))
        })
        send('asked', { campaign })
      }),
    close(campaign) {
      const all = [...tabbed.keys(), ...[...open].map(({ opening }) => opening.outcome.campaign)]
      for (const id of campaign === undefined ? all : [campaign]) closeFor(id)
    },
    stop() {
      leavePage()
      for (const one of [...open]) one.stop()
      for (const stop of [stopHearing, typing.stop, tabs.stop, waiting.stop]) stop()
      for (const { stop } of more.values()) stop?.()
    },
  }
}
