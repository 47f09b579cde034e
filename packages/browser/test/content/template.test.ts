import { base } from '@kairos/core/first'
import { expect, test } from 'vitest'
import { fillTemplate } from '../../src/content/template.ts'
import { openPage } from '../page.ts'

const HOSTILE = '"><img src=x onerror=alert(1)>{{ other }}'

function fill(markup: string, facts: Record<string, unknown> = {}, id = '#offer') {
  const env = openPage('/', `<template id="offer">${markup}</template><div id="none"></div>`)
  const before = document.body.innerHTML
  const wording = { fact: (path: string) => facts[path] ?? null, languages: [] }
  const filled = fillTemplate({ env, base, wording, id })
  expect(document.body.innerHTML).toBe(before)
  if (typeof filled === 'string') return filled
  const holder = document.createElement('div')
  holder.append(filled)
  return holder.innerHTML
}

test('facts stand in texts and harmless attributes, at every depth', () => {
  const markup = '<p title="{{ name }}">Hi {{ name | upper }}<b><i>{{ name }}</i></b></p>'
  expect(fill(markup, { name: 'Ann' })).toBe('<p title="Ann">Hi ANN<b><i>Ann</i></b></p>')
})

test.each([
  ['a text', '<p>{{ x }}</p>', 'p'],
  ['an attribute', '<p title="{{ x }}">a</p>', 'p'],
  ['an address', '<a href="/s?q={{ x }}">a</a>', 'a'],
])('a hostile fact in %s makes no element and is not read again', (_, markup, own) => {
  const holder = document.createElement('div')
  holder.innerHTML = fill(markup, { x: HOSTILE, other: 'secret' })
  expect([...holder.querySelectorAll('*')].map(({ localName }) => localName)).toEqual([own])
  expect(holder.innerHTML).not.toContain('secret')
})

test.each(['javascript:alert(1)', 'data:text/html,x', ' java\nscript:x'])('an address %s is dropped', (x) => {
  expect(fill('<a href="{{ x }}:1">a</a><a href="{{ y }}{{ x }}">b</a>', { x, y: '' })).not.toMatch(
    /href="(java|data| )/,
  )
  expect(fill(`<a href="${x.trim()}{{ y }}">a</a>`, { y: 1 })).toBe('<a>a</a>')
})

test('code is no place for facts', () => {
  const code = '<p onclick="f({{ x }})" style="color: {{ x }}">a</p><style>p { color: {{ x }} }</style>'
  expect(fill(code, { x: 'red' })).toBe(code)
})

test('scripts and slots, which would run or never end, are left out', () => {
  expect(fill('<script>1</script><kairos-slot name="hero"></kairos-slot><p>a</p>')).toBe('<p>a</p>')
})

test.each(['#missing', '#none', 'offer', '#'])('without a template it says so: %s', (id) => {
  expect(fill('<p>a</p>', {}, id)).toBe('template_missing')
})

test('a missing fact without default shows nothing', () => {
  expect(fill('<p>{{ name }}</p>')).toBe('fact_missing')
  expect(fill("<p>{{ name | default: 'you' }}</p>")).toBe('<p>you</p>')
})

test('a text of 5,000 characters is a text', () => {
  expect(fill('<p>{{ x }}</p>', { x: 'a'.repeat(5000) })).toHaveLength(5007)
})
