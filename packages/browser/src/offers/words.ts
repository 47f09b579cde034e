import type { Widget } from '../widgets/kit.ts'

/** What is said once something was copied, and before. */
const NAMES = ['copy', 'copied', 'linkCopied'] as const

type Word = (typeof NAMES)[number]

const words: Record<string, string> = {
  en: 'Copy|Copied|Link copied',
  ar: 'نسخ|تم النسخ|تم نسخ الرابط',
  cs: 'Kopírovat|Zkopírováno|Odkaz zkopírován',
  da: 'Kopiér|Kopieret|Link kopieret',
  de: 'Kopieren|Kopiert|Link kopiert',
  es: 'Copiar|Copiado|Enlace copiado',
  fi: 'Kopioi|Kopioitu|Linkki kopioitu',
  fr: 'Copier|Copié|Lien copié',
  he: 'העתקה|הועתק|הקישור הועתק',
  it: 'Copia|Copiato|Link copiato',
  ja: 'コピー|コピーしました|リンクをコピーしました',
  nl: 'Kopiëren|Gekopieerd|Link gekopieerd',
  pl: 'Kopiuj|Skopiowano|Link skopiowany',
  pt: 'Copiar|Copiado|Ligação copiada',
  sv: 'Kopiera|Kopierat|Länken kopierad',
  tr: 'Kopyala|Kopyalandı|Bağlantı kopyalandı',
  uk: 'Копіювати|Скопійовано|Посилання скопійовано',
  zh: '复制|已复制|链接已复制',
}

/** Gives them in the language of a widget. */
export const wordsOf = (widget: Widget): ((word: Word) => string) => widget.words(NAMES, words)
