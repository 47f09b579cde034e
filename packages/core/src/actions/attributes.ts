/** Runs script, loosens what the browser keeps apart, or has a field of its own in an edit. */
const REFUSED = /^(on.*|style|class|srcdoc|sandbox|nonce|integrity|is|slot)$/i
const NAME = /^[a-z][\w:.-]*$/i
const ADDRESS =
  /^(xlink:)?(href|src|srcset|imagesrcset|action|formaction|poster|cite|data|background|ping|longdesc|manifest|codebase|profile)$/i

/** Whether an edit may set an attribute. */
export const isEditable = (name: string): boolean => NAME.test(name) && !REFUSED.test(name)

/** Whether an attribute holds an address. */
export const isAddress = (name: string): boolean => ADDRESS.test(name)
