import type { Rule } from '../rule.ts'

export const noControl: Rule = {
  code: 'no_control',
  finds: 'A campaign with two or more variants that all do something.',
  why: "Without visitors who keep the page's own content nobody can tell whether any of the variants is better than nothing.",
  instead: 'Add a variant without `actions`, such as `{ "id": "control" }`.',
  check: ({ config: { campaigns = [] } }) =>
    campaigns.flatMap(({ id, enabled, variants }, index) =>
      enabled === false || variants.length < 2 || variants.some(({ actions }) => !actions?.length)
        ? []
        : {
            path: ['campaigns', index, 'variants'],
            mark: 'key',
            message: `"${id}" compares ${variants.length} variants with each other and none with the page as it is.`,
            fix: 'add a control: { "id": "control" }',
          },
    ),
}
