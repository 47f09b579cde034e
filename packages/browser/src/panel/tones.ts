import type { ComponentChild } from 'preact'
import { chip } from './pieces.ts'
import type { Status } from './places.ts'
import type { View } from './view.ts'

/** How each status is called, and in which colour. */
const TONES: Record<Status, { word: string; tone: string }> = {
  forced: { word: 'forced', tone: 'forced' },
  silenced: { word: 'silenced', tone: 'muted' },
  waits: { word: 'waits to be seen', tone: 'warn' },
  acts: { word: 'acts', tone: 'good' },
  control: { word: 'control', tone: 'good' },
  not: { word: 'does not act', tone: 'muted' },
}

/** A status, in its word and its colour. */
export const statusChip = (view: View, status: Status): ComponentChild =>
  chip(view, TONES[status].word, TONES[status].tone)
