/** A file to be checked, and what is found in it. `'` stands for `"`, so that the cases stay readable. */
export interface Planted {
  name: string
  /** The whole file, by lines; instead of the fields below, which are put into a file that is fine otherwise. */
  file?: string[]
  /** Further fields of the file, each on the first line: `'settings': {}`. */
  top?: string
  segments?: string
  /** Campaigns, one a line from the second on. */
  campaigns?: string[]
  comments?: 'allowed'
  /** `line:column code message` */
  expect: string[]
  /** Of the first finding. */
  fix?: string
}

export function textOf({ file, top, segments = '{}', campaigns = [] }: Planted): string {
  const whole = file ?? [
    `{ 'kairos': 1, 'site': 'shop', ${top ? `${top}, ` : ''}'segments': ${segments}, 'campaigns': [`,
    ...campaigns.map((campaign, index) => campaign + (index < campaigns.length - 1 ? ',' : '')),
    '] }',
  ]
  return whole.join('\n').replaceAll("'", '"')
}
