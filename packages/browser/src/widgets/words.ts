/** Our own words: everything else is written by the site. */
export type Word = 'close'

const words: Record<string, Record<Word, string>> = {
  en: { close: 'Close' },
  ar: { close: 'إغلاق' },
  cs: { close: 'Zavřít' },
  da: { close: 'Luk' },
  de: { close: 'Schließen' },
  es: { close: 'Cerrar' },
  fi: { close: 'Sulje' },
  fr: { close: 'Fermer' },
  he: { close: 'סגירה' },
  it: { close: 'Chiudi' },
  ja: { close: '閉じる' },
  nl: { close: 'Sluiten' },
  pl: { close: 'Zamknij' },
  pt: { close: 'Fechar' },
  sv: { close: 'Stäng' },
  tr: { close: 'Kapat' },
  uk: { close: 'Закрити' },
  zh: { close: '关闭' },
}

/** Gives a word in a language (`de-AT` also as `de`), or in English. */
export const wordIn = (language: string, word: Word): string =>
  (words[language.split('-')[0]!.toLowerCase()] ?? words.en!)[word]
