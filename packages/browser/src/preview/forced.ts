/** Reads flags such as `campaign:variant,other:off`. */
export const forcedVariants = (flags: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    flags
      .join(',')
      .split(',')
      .map((pair) => {
        const [campaign = '', variant = 'off'] = pair.split(':')
        return [campaign.trim(), variant.trim()]
      }),
  )
