import type { Decision, Diagnostic, KairosRecord } from '@kairos/core'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** Prints what was decided until now, then everything as it happens; and gives `kairos` itself a table. */
export function watch({ env, state, program }: Kit): Stop {
  const { window, document } = env
  const { console } = window
  const row = ({ campaign, acts, variant = '', reason, surfaces }: Decision) => ({
    campaign,
    acts,
    variant,
    reason,
    places: surfaces.join(' '),
  })
  const table = () => Object.values(state().page.decisions).map(row)
  const warn = ({ path, expected }: Diagnostic) => console.warn(`Kairos: ${path}, expected ${expected}`)
  const hear = <Detail>(name: string, tell: (detail: Detail) => void) =>
    env.on(document, `kairos:${name}`, (event) => tell((event as CustomEvent<Detail>).detail))
  for (const diagnostic of program.diagnostics) warn(diagnostic)
  console.table(table())
  return stopAll([
    hear('diagnostic', warn),
    hear<Decision>('decision', (decision) => console.log('Kairos decides', row(decision))),
    hear<KairosRecord>('record', (record) => console.log(`Kairos measures ${record.name}`, record)),
    addFormatter(window as Formatting, table),
  ])
}

const stopAll = (stops: readonly Stop[]) => () => {
  for (const stop of stops) stop()
}

type Markup = [tag: string, attributes: object, ...inside: unknown[]]
interface Formatter {
  header: (value: unknown) => Markup | null
  hasBody: () => boolean
  body: () => Markup
}
type Formatting = Window & { kairos?: object; devtoolsFormatters?: Formatter[] | undefined }

/** Where custom formatters are switched on, `kairos` in the console is a table. https://firefox-source-docs.mozilla.org/devtools-user/custom_formatters */
function addFormatter(window: Formatting, table: () => object[]): Stop {
  const cells = (tag: string, values: unknown[]): Markup => [
    'tr',
    {},
    ...values.map((value) => [tag, { style: 'padding:0 8px;text-align:start' }, `${value}`]),
  ]
  const formatter: Formatter = {
    header: (value) => (value === window.kairos ? ['b', {}, `Kairos: ${table().length} campaigns decided`] : null),
    hasBody: () => true,
    body() {
      const rows = table()
      return [
        'table',
        {},
        cells('th', Object.keys(rows[0] ?? {})),
        ...rows.map((row) => cells('td', Object.values(row))),
      ]
    },
  }
  window.devtoolsFormatters = [...(window.devtoolsFormatters ?? []), formatter]
  return () => {
    window.devtoolsFormatters = window.devtoolsFormatters?.filter((one) => one !== formatter)
  }
}
