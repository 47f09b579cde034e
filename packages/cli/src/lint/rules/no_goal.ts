import type { Rule } from '../rule.ts'

export const noGoal: Rule = {
  code: 'no_goal',
  finds: 'A campaign with two or more variants and no `goal`.',
  why: 'It compares variants, and nothing says by what: no conversion is recorded for it.',
  instead: 'Write the event it is judged by, such as `"goal": "purchase"`.',
  check: ({ config: { campaigns = [] } }) =>
    campaigns.flatMap(({ id, enabled, goal, variants }, index) =>
      enabled === false || variants.length < 2 || goal !== undefined
        ? []
        : {
            path: ['campaigns', index, 'id'],
            mark: 'value',
            message: `"${id}" compares ${variants.length} variants without a goal to judge them by.`,
            fix: 'add "goal": "purchase", or another event',
          },
    ),
}
