const KINDS = [
  () => ({ type: 'page_view' }),
  () => ({ type: 'url_change' }),
  (n) => ({ type: 'element_appeared', selector: `#e${n}` }),
  (n) => ({ type: 'element_visible', selector: `#e${n}`, for: '2s' }),
  (n) => ({ type: 'interaction', selector: `#e${n}` }),
  () => ({ type: 'exit_intent' }),
  (n) => ({ type: 'time_on_page', after: `${10 + n}s` }),
  (n) => ({ type: 'scrolled_to', percent: 1 + (n % 100) }),
  (n) => ({ type: 'inactivity', after: `${10 + n}s` }),
  () => ({ type: 'rage_click' }),
  (n) => ({ type: 'event', name: `event_${n % 10}` }),
  (n) => ({ type: 'manual', name: `m${n}` }),
]

/** Campaigns that each wait for a moment of their own, every third for one of two, every fifth with what calls it off. */
export const createCampaigns = (count) =>
  Array.from({ length: count }, (_, n) => {
    const one = KINDS[n % KINDS.length](n)
    const other = KINDS[(n * 7 + 3) % KINDS.length](n)
    const trigger = n % 3 ? one : { any: [one, other] }
    const timed = n % 5 ? trigger : { ...trigger, cancelOn: { type: 'event', name: 'purchase' } }
    return {
      id: `c${n}`,
      trigger: timed,
      variants: [{ id: 'shows', actions: [{ type: 'slot', slot: `s${n}`, title: 'Hello' }] }],
    }
  })
