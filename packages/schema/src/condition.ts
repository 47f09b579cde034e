/** A value that facts are compared with. */
export type Scalar = string | number | boolean | null

/**
 * Facts that must all hold, in GrowthBook's condition language. A key is the path of a fact, its value what the fact
 * must be: a plain value, or operators. Example: `{ "visit.count": { "$gte": 3 }, "device.type": "mobile" }`.
 */
export interface Condition {
  /** All of these hold; an empty list holds. Example: `[{ "$segment": "returning" }, { "device.type": "mobile" }]`. */
  $and?: Condition[]
  /**
   * At least one of these holds; an empty list holds. Example: `[{ "traffic.source": "instagram" }, { "traffic.source":
   * "tiktok" }]`.
   */
  $or?: Condition[]
  /** None of these holds. Example: `[{ "$segment": "customers" }, { "visitor.isBot": true }]`. */
  $nor?: Condition[]
  /** This does not hold. Example: `{ "$segment": "customers" }`. */
  $not?: Condition
  /** The visitor is in this segment, or in all of these. Example: `"returning"`. */
  $segment?: string | string[]
  /**
   * The visitor did something so often. Example: `{ "event": "view_item", "times": { "$gte": 3 }, "within": "7d" }`.
   */
  $did?: Did | Did[]
  /**
   * The visitor did several things one after the other. Example: `{ "steps": [{ "event": "add_to_cart" }, { "event":
   * "begin_checkout" }], "without": { "event": "purchase" } }`.
   */
  $sequence?: Sequence | Sequence[]
  /** Path of a fact and what it must be. Example: `"visit.count": { "$gte": 2 }`. */
  [fact: string]: FactTest | Condition | Condition[] | string[] | Did | Did[] | Sequence | Sequence[] | undefined
}

/** An event, and what its fields must be. */
export interface EventMatch {
  /** Name of the event. Example: `"view_item"`. */
  event: string
  /** A condition on its fields. Default: any. Example: `{ "category": "shoes" }`. */
  where?: Condition
}

/** How often the visitor did something. */
export interface Did extends EventMatch {
  /** How often. Default `{ "$gte": 1 }`. Example: `{ "$gte": 3 }`. */
  times?: number | Operators
  /** Counts only different values of this field. Default: every event counts. Example: `"id"`. */
  distinct?: string
  /** What the values of fields must add up to, as well. Default: none. Example: `{ "value": { "$gte": 100 } }`. */
  sum?: Record<string, number | Operators>
  /** How long ago at most: a duration, `visit`, `page` or `lifetime`. Default `"lifetime"`. Example: `"7d"`. */
  within?: string
  /** How long ago at least; a duration. Default: none. Example: `"1d"`. */
  before?: string
}

/** Things done one after the other, with others between them or not. */
export interface Sequence {
  /** What was done, in this order. Example: `[{ "event": "add_to_cart" }, { "event": "begin_checkout" }]`. */
  steps: EventMatch[]
  /** What must not have been done since the first of them. Default: nothing. Example: `{ "event": "purchase" }`. */
  without?: EventMatch
  /** How long ago at most: a duration, `visit`, `page` or `lifetime`. Default `"lifetime"`. Example: `"1d"`. */
  within?: string
}

/** What a fact must be: exactly a value, or what operators say. */
export type FactTest = Scalar | Operators | Scalar[]

/** Tests on one fact; all of them must hold. */
export interface Operators {
  /** Equal, without conversion: `1` is not `"1"`. Example: `"PL"`. */
  $eq?: Scalar
  /** Not equal; a missing fact is not equal to anything. Example: `"PL"`. */
  $ne?: Scalar
  /** Less than. A missing fact never is. Example: `50`. */
  $lt?: number | string
  /** At most. A missing fact never is. Example: `50`. */
  $lte?: number | string
  /** Greater than. A missing fact never is. Example: `50`. */
  $gt?: number | string
  /** At least. A missing fact never is. Example: `50`. */
  $gte?: number | string
  /** One of these; a list fact shares at least one of them. Example: `["DE", "AT", "CH"]`. */
  $in?: Scalar[]
  /** None of these. Example: `["DE", "AT"]`. */
  $nin?: Scalar[]
  /** Like `$in`, ignoring upper and lower case. Example: `["Shoes"]`. */
  $ini?: Scalar[]
  /** Like `$nin`, ignoring upper and lower case. Example: `["Shoes"]`. */
  $nini?: Scalar[]
  /** The list fact contains all of these. Example: `["sku-1", "sku-2"]`. */
  $all?: FactTest[]
  /** Like `$all`, ignoring upper and lower case. Example: `["SKU-1"]`. */
  $alli?: FactTest[]
  /** `true`: the fact is known. `false`: it is missing. */
  $exists?: boolean
  /** Type of the fact. */
  $type?: 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null' | 'undefined'
  /** Length of the list fact, or what operators say of it. Example: `{ "$gte": 2 }`. */
  $size?: number | Operators
  /** At least one element of the list fact is like this. Example: `{ "$regex": "^sku-" }`. */
  $elemMatch?: Condition | Operators
  /** The tests inside do not hold. Example: `{ "$in": ["DE", "AT"] }`. */
  $not?: FactTest
  /** The text matches this regular expression; it reads the first 1,000 characters. Example: `"^spring"`. */
  $regex?: string
  /** Like `$regex`, ignoring upper and lower case. Example: `"^spring"`. */
  $regexi?: string
  /** Equal as a version number. Example: `"1.2.0"`. */
  $veq?: string
  /** Not equal as a version number. Example: `"1.2.0"`. */
  $vne?: string
  /** Lower version number. Example: `"17"`. */
  $vlt?: string
  /** Lower or equal version number. Example: `"17"`. */
  $vlte?: string
  /** Higher version number. Example: `"17"`. */
  $vgt?: string
  /** Higher or equal version number. Example: `"17"`. */
  $vgte?: string
}
