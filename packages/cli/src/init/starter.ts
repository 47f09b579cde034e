/** What editors check by: the file, and golden visits and personas beside it. */
export const SCHEMAS = ['kairos.schema.json', 'visit.schema.json', 'personas.schema.json']

/** The file a site begins with. */
export const starterText = (site: string): string => `${JSON.stringify(starter(site), null, 2)}\n`

const starter = (site: string) => ({
  $schema: './kairos.schema.json',
  kairos: 1,
  site,
  slots: { hero: { name: 'Top of the home page', example: '/' } },
  segments: { returning: { name: 'Came back', when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'welcome-back',
      name: 'Greet people who come back',
      note: 'The page has <kairos-slot name="hero">…</kairos-slot> around its own content.',
      audience: { $segment: 'returning' },
      pages: { include: ['/'] },
      variants: [{ id: 'greeting', actions: [{ type: 'slot', slot: 'hero', title: 'Good to see you again.' }] }],
    },
  ],
})
