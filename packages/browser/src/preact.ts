import { h, render } from 'preact'
import { useState } from 'preact/hooks'
import type { Ui } from './widgets/kit.ts'

/** What the parts that have something to show share. What begins and ends with an element is a `ref` that gives its end. */
export const start = (): Ui => ({ h, render, useState })
