/** The rules as the segments of a config. */
export const toConfig = (rules) => ({
  kairos: 1,
  segments: Object.fromEntries(rules.map((when, index) => [`rule-${index}`, { when }])),
})
