import type { Settings } from '@kairos/schema'
import type { Env } from '../env.ts'

/** Our own words, in the order in which each language has them: everything else is written by the site. */
const NAMES = ['close', 'next', 'back'] as const

export type Word = (typeof NAMES)[number]

const words: Record<string, string> = {
  en: 'Close|Next|Back',
  ar: 'إغلاق|التالي|السابق',
  cs: 'Zavřít|Další|Zpět',
  da: 'Luk|Næste|Tilbage',
  de: 'Schließen|Weiter|Zurück',
  es: 'Cerrar|Siguiente|Atrás',
  fi: 'Sulje|Seuraava|Takaisin',
  fr: 'Fermer|Suivant|Retour',
  he: 'סגירה|הבא|חזרה',
  it: 'Chiudi|Avanti|Indietro',
  ja: '閉じる|次へ|戻る',
  nl: 'Sluiten|Volgende|Terug',
  pl: 'Zamknij|Dalej|Wstecz',
  pt: 'Fechar|Seguinte|Voltar',
  sv: 'Stäng|Nästa|Tillbaka',
  tr: 'Kapat|İleri|Geri',
  uk: 'Закрити|Далі|Назад',
  zh: '关闭|下一步|返回',
}

/** The page's language, as BCP 47 has it. */
export const languageOf = ({ document }: Env, { language }: Settings): string =>
  document.documentElement.lang || language || 'en'

/** Words that are ours in each language, in the order of their names. */
export type WordTable = Readonly<Record<string, string>>

/** Gives words of a table in a language (`de-AT` also as `de`), or in English. */
export function wordsIn<Name extends string>(language: string, names: readonly Name[], table: WordTable) {
  const own = (table[language.split('-')[0]!.toLowerCase()] ?? table.en!).split('|')
  return (word: Name): string => own[names.indexOf(word)]!
}

/** Gives the words that all widgets have. */
export const commonWords = (language: string): ((word: Word) => string) => wordsIn(language, NAMES, words)
