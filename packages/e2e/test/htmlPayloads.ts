/** Attempts of our own to run something from markup: everything that could, in everything that could hold it. */
const RUNS = '<img src="x" onerror="ran()">'

const handlers =
  'abort animationstart beforeinput blur canplay change click contextmenu copy cut dblclick drag drop error focus focusin input keydown load loadstart mouseover paste pointerdown pointerrawupdate resize scroll scrollend securitypolicyviolation toggle transitionend wheel'.split(
    ' ',
  )
const elements = [
  (attribute: string) => `<img src="/a.png" width="4" height="4" ${attribute}>`,
  (attribute: string) => `<p tabindex="0" autofocus ${attribute}>Text</p>`,
]

const addresses = [
  'javascript:ran()',
  'JaVaScRiPt:ran()',
  ' javascript:ran()',
  'java\tscript:ran()',
  'java&#10;script:ran()',
  '&#106;avascript:ran()',
  '&#x6A;avascript&colon;ran()',
  'javascript&#0;:ran()',
  '\u0001javascript:ran()',
  'vbscript:ran()',
  'data:text/html,<script>ran()</script>',
  'data:image/svg+xml,<svg onload="ran()"></svg>',
  'blob:ran',
  'filesystem:ran',
  '//[::1/ran',
]
const carriers = [
  (address: string) => `<a href="${address}">Go</a>`,
  (address: string) => `<img src="${address}" width="4" height="4" alt="">`,
  (address: string) => `<iframe src="${address}"></iframe><embed src="${address}"><object data="${address}"></object>`,
]

/** Holders that are read by rules of their own, so that what a sanitizer saw may not be what the page sees. */
const holders = [
  ...'script style svg math template noscript iframe noembed noframes xmp plaintext textarea title select option table colgroup button form frameset object video audio picture marquee dialog details portal fencedframe kairos-slot unknown-one'.split(
    ' ',
  ),
].map((name) => `<${name}>${RUNS}</${name}>`)

const nestings = [
  `<svg><style><a title="</style>${RUNS.replaceAll('"', "'")}">`,
  `<math><mtext><table><mglyph><style><!--</style>${RUNS}-->`,
  `<svg><foreignObject><math><mi><p>${RUNS}</p></mi></math></foreignObject></svg>`,
  `<svg><desc><template><style></template>${RUNS}</style></desc></svg>`,
  `<noscript><p title="</noscript>${RUNS.replaceAll('"', "'")}"></p></noscript>`,
  `<select><template shadowrootmode="open">${RUNS}</template></select>`,
  `<div><template shadowrootmode="open">${RUNS}<slot></slot></template>Text</div>`,
  `<table><caption><svg><title><style></table>${RUNS}`,
  `<p title='"></p>${RUNS.replaceAll('"', '')}'>Text</p>`,
  `<p/${RUNS}`,
  `<<p>${RUNS}</p>`,
  `<p a="<!--" b="-->">${RUNS}</p>`,
  `<!--><p>Text</p>-->${RUNS}`,
  `<!-- --!>${RUNS}`,
  `<?xml version="1.0"?>${RUNS}`,
  `<![CDATA[${RUNS}]]>`,
  `<p>Text</p\n${RUNS}`,
  '<base href="javascript:/a/"><a href="#ran()">Go</a>',
  '<meta http-equiv="refresh" content="0;url=javascript:ran()"><p>Text</p>',
  '<link rel="stylesheet" href="data:text/css,*{color:red}"><p>Text</p>',
  '<a href="/a" ping="/b" target="_blank" download>Go</a>',
  '<form id="f"><button formaction="javascript:ran()">Go</button></form>',
  '<form><input name="attributes"><input name="childNodes"></form><p>Text</p>',
  '<img name="documentElement" id="body" src="/a.png" width="4" height="4">',
  '<p style="background:url(javascript:ran())" class="a">Text</p>',
  '<p data-kairos="page" slot="kairos" part="a" is="kairos-slot">Text</p>',
  '<a href="/a" href="javascript:ran()">Go</a>',
  '<svg><a xlink:href="javascript:ran()"><text>Go</text></a></svg>',
  '<svg><animate attributeName="href" values="javascript:ran()"/></svg>',
  '<img srcset="javascript:ran() 1x" src="/a.png" width="4" height="4" sizes="1px">',
]

export const payloads: readonly string[] = [
  ...handlers.flatMap((name) => elements.map((element) => element(`on${name}="ran()"`))),
  ...addresses.flatMap((address) => carriers.map((carrier) => carrier(address))),
  ...holders,
  ...nestings,
]
