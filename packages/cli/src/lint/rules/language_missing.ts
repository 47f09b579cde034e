import { isObject } from '../../validate/tolerant.ts'
import type { Found, Rule } from '../rule.ts'
import { listed } from '../sentences.ts'
import { pathOf, type Spot } from '../survey/spots.ts'

const WORDS = ['title', 'text', 'html']
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z\d]+)*$/

export const languageMissing: Rule = {
  code: 'language_missing',
  finds:
    'A text that lacks a language which other texts of the file have, or stands in one language beside texts in several.',
  why: 'Some visitors then read half of a message in a language they did not choose.',
  instead:
    'Add the text in the missing language. A name that is the same in all of them may stay one string: silence it and say so.',
  check({ config: { settings = {} }, spots }) {
    const all = spots.filter(({ isShown, value }) => isShown && isObject(value))
    const texts = all.flatMap((spot) => (isTranslated(spot.value) ? [{ spot, text: spot.value }] : []))
    const used = new Set(texts.flatMap(({ text }) => Object.keys(text)))
    if (used.size && settings.language) used.add(settings.language)
    const lacking = texts.flatMap(({ spot, text }): Found[] => {
      const missing = [...used].filter((language) => !hasLanguage(text, language))
      if (!missing.length) return []
      const names = missing.map((language) => `"${language}"`)
      const message = `This text is missing in ${listed(names, 'and')}, which other texts have.`
      return [
        { path: pathOf(spot), mark: 'key', message, fix: `add ${names.map((name) => `${name}: "…"`).join(', ')}` },
      ]
    })
    return [...lacking, ...all.flatMap(untranslatedIn)]
  },
}

/** One text for each language: nothing else has only keys like `en` and `pt-BR`, and strings behind them. */
function isTranslated(value: unknown): value is Record<string, string> {
  const entries = isObject(value) ? Object.entries(value) : []
  return (
    entries.length > 0 &&
    entries.every(([key, text]) => LANGUAGE.test(key) && key !== 'alt' && key !== 'src' && typeof text === 'string')
  )
}

/** `en` is good enough for `en-GB`, and the other way round. */
const hasLanguage = (text: Record<string, string>, language: string): boolean =>
  Object.keys(text).some((key) => key === language || key.split('-')[0] === language.split('-')[0])

/** Plain strings among the words of content whose other words have languages. */
function untranslatedIn(spot: Spot): Found[] {
  const { value } = spot
  if (!isObject(value)) return []
  const words = WORDS.filter((key) => value[key] !== undefined)
  if (!words.some((key) => isTranslated(value[key]))) return []
  return words
    .filter((key) => typeof value[key] === 'string')
    .map((key) => ({
      path: [...pathOf(spot), key],
      mark: 'value',
      message: `"${key}" is one text for all languages, beside others in several.`,
      fix: `write it as they are: { "en": "…" }`,
    }))
}
