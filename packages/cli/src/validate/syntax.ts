import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Mistake } from './finding.ts'

/** Reads the text as JSON. Comments are a mistake unless allowed; a tree that mistakes have bent is not given. */
export function readSyntax(text: string, comments: 'allowed' | 'refused'): { tree?: Node; mistakes: Mistake[] } {
  const errors: ParseError[] = []
  const options = { disallowComments: comments === 'refused', allowTrailingComma: false, allowEmptyContent: false }
  const tree = parseTree(text, errors, options)
  if (errors.length === 0 && tree) return { tree, mistakes: [] }
  return { mistakes: describeErrors(text, errors) }
}

/**
 * After a missing comma or a comment the parser is back in step, so that more is worth telling. What it says after any
 * other mistake is usually a consequence.
 */
function describeErrors(text: string, errors: ParseError[]): Mistake[] {
  const mistakes: Mistake[] = []
  for (const [index, error] of errors.entries()) {
    const code = printParseErrorCode(error.error)
    const stray = code === 'CommaExpected' && /[^\s"{[\d-]/.test(text[error.offset] ?? '')
    mistakes.push(describe(text, { code: stray ? 'InvalidSymbol' : code, ...error }))
    const next = errors[index + 1]
    const inStep = code === 'InvalidCommentToken' || (code === 'CommaExpected' && next?.offset !== error.offset)
    if (!inStep || stray) break
  }
  return mistakes
}

interface Stumble {
  code: string
  offset: number
  length: number
}

function describe(text: string, { code, offset, length }: Stumble): Mistake {
  const end = endOfTokenBefore(text, offset)
  const before = text[end - 1]
  const found = text.slice(offset, offset + Math.max(1, length))
  const at = { code: 'syntax', offset, length: Math.max(1, length) }
  const after = { code: 'syntax', offset: end, length: 1 }

  const slip = slipOf(text, offset, end)
  if (slip) return { ...at, ...slip }
  if (before === ',' && /[}\]]/.test(found))
    return { ...after, offset: end - 1, message: 'Nothing follows this comma.', fix: 'remove the comma' }
  if (code === 'CommaExpected')
    return { ...after, message: 'A comma is missing between two entries.', fix: 'put a comma here' }
  if (code === 'ColonExpected')
    return { ...after, message: 'A colon is missing between a key and its value.', fix: 'write "key": value' }
  if (code === 'CloseBraceExpected' || code === 'CloseBracketExpected') {
    const sign = code === 'CloseBraceExpected' ? '}' : ']'
    return { ...after, message: `A closing ${sign} is missing.`, fix: `put ${sign} where the part ends` }
  }
  if (code === 'InvalidCommentToken')
    return { ...at, message: 'A comment: kairos.json has none.', fix: 'use "note", or name the file kairos.jsonc' }
  if (code === 'EndOfFileExpected')
    return { ...at, message: `"${found}" stands after the end of the file's object.`, fix: 'remove it' }
  if (code === 'UnexpectedEndOfString')
    return { ...at, length: 1, message: 'This text has no closing quote in its line.', fix: 'put a " at its end' }
  if (code === 'InvalidEscapeCharacter')
    return { ...at, message: 'A backslash escapes nothing here.', fix: 'write \\\\ for a backslash' }
  if (/^[‘’“”']/.test(found))
    return { ...at, message: `${found[0]} is not a quote JSON knows.`, fix: 'write straight double quotes: "' }
  if (code === 'InvalidSymbol') return { ...at, ...describeWord(found, before) }
  if (code === 'PropertyNameExpected')
    return { ...at, message: 'A key in quotes is expected.', fix: 'write "key": value' }
  if (code === 'ValueExpected')
    return { ...at, message: 'A value is missing.', fix: 'write text in quotes, a number, …' }
  return { ...at, message: `"${found}" is not JSON.`, fix: 'remove or correct it' }
}

function describeWord(word: string, before: string | undefined): { message: string; fix: string } {
  if (before === '"')
    return { message: 'A quote ends the text before its end.', fix: 'write \\" for a quote inside a text' }
  const literal = ['true', 'false', 'null'].find((known) => known === word.toLowerCase())
  return { message: `${word} is not JSON.`, fix: literal ? `write ${literal}` : `write it in quotes: "${word}"` }
}

/** Signs that belong into another language, or that people put into numbers. `end` is where the thing before ends. */
function slipOf(text: string, offset: number, end: number): { message: string; fix: string } | undefined {
  const sign = text[offset]
  const before = text.slice(Math.max(0, end - 40), end)
  const number = /-?\d+(\.\d+)?$/.exec(before)?.[0]
  const whole = /(\d+),$/.exec(before)?.[1]
  if (sign === '<' && !text.slice(0, offset).trim())
    return { message: 'This is HTML, not JSON.', fix: 'give the kairos.json itself: it begins with {' }
  if (sign === '=') return { message: '= is not JSON.', fix: 'write a colon between a key and its value: "key": value' }
  if (sign === ';') return { message: '; is not JSON.', fix: 'write a comma between two entries' }
  if (sign === '%' && number)
    return { message: 'A number has no % sign.', fix: `write ${number}, or as a share ${Number(number) / 100}` }
  if (whole && /\d/.test(sign ?? ''))
    return {
      message: 'A comma parts entries, not a number.',
      fix: `write ${whole}.${/^\d+/.exec(text.slice(offset))![0]}`,
    }
  if (/,\s*"$/.test(before) && /[\w$]/.test(sign ?? ''))
    return { message: 'A text before this has no closing quote.', fix: 'put a " before the comma' }
  return undefined
}

/** Where the thing before a mistake ends: a missing comma belongs there, not in the next line. */
function endOfTokenBefore(text: string, offset: number): number {
  const scanner = createScanner(text, true)
  let end = 0
  for (scanner.scan(); scanner.getTokenLength() && scanner.getTokenOffset() < offset; scanner.scan())
    end = scanner.getTokenOffset() + scanner.getTokenLength()
  return end
}
