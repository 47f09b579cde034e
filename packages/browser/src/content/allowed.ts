/** The one list of what markup may consist of. A name that is not here takes all it holds along. */
export const ELEMENTS =
  'a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead time tr u ul var'.split(
    ' ',
  )

/** Never `style`, `id`, `name`, nor anything that begins with `on`. */
export const ATTRIBUTES =
  'alt aria-hidden aria-label class colspan datetime dir height href lang loading rel rowspan scope src target title width'.split(
    ' ',
  )

/** Attributes that hold an address. */
export const ADDRESSES = ['href', 'src']
