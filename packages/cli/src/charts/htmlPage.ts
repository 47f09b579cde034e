import { plain } from './plain.ts'
import { style } from './style.ts'

export interface HtmlPage {
  /** Plain text. */
  title: string
  /** One sentence under the title, plain text. */
  about: string
  /** Markup whose texts are escaped already. */
  body: string
}

/** A whole page in one file: it asks for nothing and runs nothing, wherever it is opened from. */
export const htmlPage = ({ title, about, body }: HtmlPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${plain(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${plain(title)}</h1>
<p class="soft">${plain(about)}</p>
${body}
</main>
</body>
</html>
`
