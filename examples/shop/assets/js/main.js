// On every page: header, lists of products, newsletter, and the facts Kairos needs from the start.
import { account } from './account.js'
import * as cart from './cart.js'
import { showHeader } from './header.js'
import { reportLists } from './lists.js'
import { listenToNewsletter } from './newsletter.js'
import * as personalization from './personalization.js'

const shareCart = () =>
  personalization.shareCart({
    value: cart.totals().items,
    items: cart.count(),
  })

const visitor = account()
if (visitor) personalization.identify(visitor)
shareCart()
document.addEventListener('corner:cart', shareCart)

showHeader()
reportLists()
listenToNewsletter()
