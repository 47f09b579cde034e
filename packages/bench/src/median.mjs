/** The middle of the numbers; of an even count the upper one. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
