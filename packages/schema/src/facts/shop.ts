/** What is in the cart, and what was bought before. */
export interface ShopFacts {
  /**
   * Value of the cart, in its currency. Example: `{ "$gte": 50 }`.
   * @minimum 0
   */
  'cart.value'?: number
  /**
   * Pieces in the cart. Example: `{ "$gte": 1 }`.
   * @asType integer
   * @minimum 0
   */
  'cart.items'?: number
  /** Currency of the cart, ISO 4217 code. Example: `"EUR"`. */
  'cart.currency'?: string
  /** Product ids in the cart. Example: `{ "$in": ["sku-1"] }`. */
  'cart.skus'?: string[]
  /**
   * Seconds since something was put into a cart that was not bought. Example: `{ "$gte": 3600 }`.
   * @asType integer
   * @minimum 0
   */
  'cart.abandonedSeconds'?: number
  /**
   * Products on the wish list. Example: `{ "$gte": 1 }`.
   * @asType integer
   * @minimum 0
   */
  'wishlist.items'?: number
  /** Product ids on the wish list. Example: `{ "$in": ["sku-1"] }`. */
  'wishlist.skus'?: string[]

  /**
   * Orders in this browser. Example: `{ "$gte": 1 }`.
   * @asType integer
   * @minimum 0
   */
  'orders.count': number
  /**
   * Money spent in all orders. Example: `{ "$gte": 200 }`.
   * @minimum 0
   */
  'orders.total': number
  /**
   * Money spent in one order, on average; missing before the first. Example: `{ "$gte": 80 }`.
   * @minimum 0
   */
  'orders.average'?: number
  /**
   * Days since the last order; missing before the first. Example: `{ "$gte": 60 }`.
   * @asType integer
   * @minimum 0
   */
  'orders.daysSinceLast'?: number
  /**
   * Moment of the last order, in milliseconds since 1970. Example: `{ "$gte": 1764547200000 }`.
   * @asType integer
   * @minimum 0
   */
  'orders.lastAt'?: number
  /** Id of the last order. Example: `{ "$exists": true }`. */
  'orders.lastId'?: string
  /** First product of the last order: `id`, `name`, `category`, `value`. Example: `"shoes"`. */
  'orders.last.*'?: string | number
  /** Product looked at last: `id`, `name`, `category`. Example: `"shoes"`. */
  'viewed.last.*'?: string | number
  /**
   * How lately the visitor bought, 1 (long ago) to 5. Example: `{ "$lte": 2 }`.
   * @asType integer
   * @minimum 1
   * @maximum 5
   */
  'rfm.recency'?: number
  /**
   * How often the visitor bought, 1 (rarely) to 5. Example: `{ "$gte": 4 }`.
   * @asType integer
   * @minimum 1
   * @maximum 5
   */
  'rfm.frequency'?: number
  /**
   * How much the visitor spent, 1 (little) to 5. Example: `5`.
   * @asType integer
   * @minimum 1
   * @maximum 5
   */
  'rfm.monetary'?: number
  /** The three scores in one text. Example: `"555"`. */
  'rfm.code'?: string
  /** Where the visitor stands. Example: `"at_risk"`. */
  lifecycle: 'new' | 'active' | 'loyal' | 'at_risk' | 'lapsed'
}
