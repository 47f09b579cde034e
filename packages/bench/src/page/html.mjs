const WORDS =
  'Shoes, bags and layers for people who would rather walk. Made to be worn daily, repaired often and taken further than you planned. '

const part = (index) =>
  `<section><h3>Reason ${index + 1}</h3><p>${WORDS.repeat(2 + (index % 3))}</p><p><a href="/reason/${index}">Read on</a></p></section>`

/**
 * The page of every row: a hero whose own content is lower than the variant, and text below it, which a change after
 * paint would move.
 *
 * @param head what the row puts into the head
 * @param hero name of the element and its attributes
 * @param watch a script that looks on
 */
export const html = ({ head, hero = ['div', ''], watch }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Corner: shoes, bags and layers for walking</title>
<script>${watch}</script>
${head}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header><a href="/">Corner</a> <a href="/shop/shoes">Shoes</a> <a href="/shop/bags">Bags</a></header>
<main>
<${hero[0]} id="hero" ${hero[1]}><h2>Everything good starts round the corner</h2><p>${WORDS}</p></${hero[0]}>
${Array.from({ length: 12 }, (_, index) => part(index)).join('\n')}
</main>
</body>
</html>`

export const CSS = `body { margin: 0; font: 1rem/1.5 sans-serif; color: #1f2d27 }
header, main { max-width: 40rem; margin: 0 auto; padding: 1rem }
#hero { display: flow-root; background: #f2e9d8; padding: 1rem }
#hero.reserved { min-height: 28rem }
section { border-top: 1px solid #ccc }
kairos-slot[hold]:not([data-kairos]) { animation: kairos-hold .3s }
@keyframes kairos-hold { 0%, to { visibility: hidden } }
`
