/** What every row shows in the end, and to whom: those who come through the campaign. */
export const CAMPAIGN = 'spring_walk'
export const PATH = `/?utm_source=newsletter&utm_campaign=${CAMPAIGN}`

export const variant = {
  title: 'The path is dry. Are your shoes ready?',
  text: 'The spring walk leaves from our door on Saturday at nine: eleven easy kilometres, soup at the end. Come in your old pair, or break in a new one on the way: we carry the old ones back for you.',
  list: ['Grips wet roots', 'Dry by morning', 'Repaired for free in the first year'],
  link: { href: '/shop/shoes/trail-runner', text: 'Meet the Trail Runner' },
}

/** The variant as markup, for those who take that; the same elements as Kairos makes. */
export const variantHtml = `<div class="kairos-content"><h2 class="kairos-title">${variant.title}</h2><p class="kairos-text">${variant.text}</p><ul class="kairos-list">${variant.list.map((point) => `<li>${point}</li>`).join('')}</ul><a class="kairos-link" href="${variant.link.href}">${variant.link.text}</a></div>`

/** The rules, for Kairos. */
export const config = {
  kairos: 1,
  site: 'bench',
  settings: { consent: { mode: 'not_required' } },
  segments: { spring: { name: 'Came through the spring campaign', when: { 'traffic.campaign': CAMPAIGN } } },
  campaigns: [
    {
      id: 'spring',
      audience: { $segment: 'spring' },
      variants: [{ id: 'walk', actions: [{ type: 'slot', slot: 'hero', ...variant }] }],
    },
  ],
}
