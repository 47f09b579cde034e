import type { Filter } from './interpolate.ts'

/** In the order in which a text gives its forms. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other']
const DATE_STYLE = /^(full|long|medium|short)$/
const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/

/**
 * Makes the filters that speak the page's language. A value they cannot read stays as it is.
 *
 * @param intl given from outside: what it says depends on the machine
 */
export function createFilters(intl: typeof Intl): Record<string, Filter> {
  const languageOf = (languages: readonly unknown[]) =>
    languages.map(String).find((language) => intl.NumberFormat.supportedLocalesOf(language).length)
  const guarded =
    (filter: (value: string, argument: string, more: string, language: string | undefined) => string): Filter =>
    (value, argument, more, languages) => {
      try {
        return value && filter(value, argument, more, languageOf(languages.filter(isTag)))
      } catch {
        // A currency, a date or a number that is none.
        return value
      }
    }
  return {
    capitalize: (value) => value && value[0]!.toUpperCase() + value.slice(1),
    suffix: (value, argument) => value && value + argument,
    number: guarded((value, digits, _, language) =>
      new intl.NumberFormat(language, fractions(digits)).format(numberOf(value)),
    ),
    currency: guarded((value, currency, _, language) =>
      new intl.NumberFormat(language, { style: 'currency', currency }).format(numberOf(value)),
    ),
    date: guarded((value, style, _, language) => {
      const dateStyle = (DATE_STYLE.test(style) ? style : 'medium') as 'medium'
      // A day is the same day everywhere.
      const zone = PLAIN_DATE.test(value) ? { timeZone: 'UTC' } : {}
      const moment = /^-?\d+$/.test(value) ? Number(value) : Date.parse(value)
      return new intl.DateTimeFormat(language, { dateStyle, ...zone }).format(moment)
    }),
    plural: guarded((value, first, more, language) => {
      const forms = [first, ...[...more.matchAll(/'([^']*)'/g)].map(([, form]) => form!)]
      const number = numberOf(value)
      const rules = new intl.PluralRules(language)
      const { pluralCategories } = rules.resolvedOptions()
      const categories = CATEGORIES.filter((category) => pluralCategories.includes(category as 'one'))
      const form = forms[categories.indexOf(rules.select(number))] ?? forms.at(-1)!
      return form.replaceAll('#', () => new intl.NumberFormat(language).format(number))
    }),
  }
}

/** Tags with odd characters make Intl throw. */
const isTag = (language: unknown) => /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(`${language}`)

function numberOf(value: string): number {
  const number = Number(value)
  if (!Number.isFinite(number)) throw new RangeError('no number')
  return number
}

function fractions(digits: string): Intl.NumberFormatOptions {
  return digits ? { minimumFractionDigits: Number(digits), maximumFractionDigits: Number(digits) } : {}
}
