import { fit } from '@kairos/core/profile'
import type { Stop } from '../env.ts'
import type { StorageBase } from '../given.ts'
import type { Kit } from '../kit.ts'
import { findLeft } from './left.ts'
import { type LeftBy, merge } from './merge.ts'
import type { Stored } from './snapshot.ts'
import type { Store } from './store.ts'

/*
 * How tabs remember one visitor together, exactly and without locks.
 *
 * The profile lies in the database (the truth) and in localStorage (the snapshot, which can be read at once). Both carry
 * the number of the write, and for each page how many of its signals are in them (`heard`). The newest is the one with
 * the highest write; `heard` says what it does not know yet.
 *
 * Save.   One transaction: the newest of what the database, the snapshot and this page have is told what it has not heard
 *         of this page's signals and of those that other pages left behind, and is written with the next number. The
 *         page goes on with it. Once it is committed, the snapshot is refreshed, and what was left behind is struck out.
 * Leave.  No transaction may end after `pagehide`. So what is not saved is written under a key of this page's own, which
 *         no other tab writes to; then the snapshot, as this page has it, with the number the page went on from. A page
 *         that is left before this part has come does the same.
 * Open.   A page begins with the snapshot; its first save is as every other.
 *
 * Why nothing is lost or counted twice. Transactions come one after the other, and each replaces a profile by one that
 * has heard more. A page leaves its key before the snapshot: whichever the next page finds, what is missing in it is
 * under the key; what is under the key and was merged, by a transaction that did end or by another page, is in `heard`.
 * A snapshot is written over a newer one by no page that leaves. With an equal number it holds all that the database
 * does, since it began with just that. A crash loses what happened since the last save, and nothing else.
 *
 * Without a database each save goes from snapshot to snapshot: the higher number lets the database catch up later.
 *
 * Forgotten is forgotten: a save that began before `erase` is given up within its transaction, and where all traces of a
 * profile that was there are gone, another tab forgot it: this page goes on without memory. So it does beside a profile
 * of a newer version.
 */

const KEY = 'profile'

/** Keeps the profile in the database, which outlives the snapshot. */
export function startProfileStore(kit: Kit, store: Store, { retell, takeDrawn, bounded }: StorageBase): Stop {
  const { env, base, program, memory } = kit
  const runtime = memory.runtime()
  let stopped = false
  let erased = 0
  let isSaving = false
  let isAgain = false

  /** Gives what is to be written; nothing where nothing may be. */
  const next = (kept: unknown): Saving | undefined => {
    const stored = kept === undefined ? undefined : memory.read(textOf(kept))
    const snapshot = memory.read()
    const { known } = memory
    const isGone = known.write > 0 && kept === undefined && snapshot === undefined
    if (stored === null || snapshot === null || isGone) {
      memory.keeper = { save() {}, leave() {}, catchUp() {}, erase }
      return undefined
    }
    const goOn = (others: (Stored | undefined)[], left: LeftBy[]): Saving => {
      const { page } = memory
      const own = { page, ...runtime.unsaved() }
      const count = own.from + own.happened.length
      const record = merge({
        mine: { ...known, heard: { ...known.heard, [page]: count }, profile: own.profile },
        own,
        left,
        others,
        retell: (profile, happened, pending) =>
          retell(base, { profile, happened, pending, program, consent: kit.consent() }),
        takeDrawn,
      })
      record.profile = fit({ bounded }, record.profile)
      // What happens before the transaction ends, happens to the merged profile.
      if (record.profile !== own.profile) runtime.adopt(record.profile)
      memory.known = { write: record.write - 1, heard: record.heard }
      return { record, count, left }
    }
    try {
      return goOn([stored, snapshot], findLeft(env, memory))
    } catch {
      // What was stored is of our version, and broken further down.
      return goOn([], [])
    }
  }

  const saveOnce = async () => {
    const of = erased
    let saving: Saving | undefined
    let isRefused = false
    try {
      await store.update<unknown>(KEY, (kept) => {
        saving = of === erased && memory.allowed() ? next(kept) : undefined
        isRefused = !saving
        if (!saving) throw new Error('nothing may be written')
        return saving.record
      })
    } catch {
      // A full disk, a database that broke: the snapshot may still take it.
      if (!isRefused && of === erased) memory.keep()
      return
    }
    if (stopped || of !== erased || !saving) return
    runtime.saved(saving.count)
    memory.known = saving.record
    memory.keep(true)
    for (const { page } of saving.left) env.forget(memory.leftKey + page)
    kit.share?.(memory)
  }

  const save = async () => {
    isAgain = true
    if (isSaving) return
    isSaving = true
    while (isAgain && !stopped && memory.allowed() && runtime.unsaved().happened.length) {
      isAgain = false
      await saveOnce()
    }
    isSaving = false
  }

  const leave = () => {
    memory.keep()
    // Where there is no snapshot, a transaction that may not end is better than none.
    if (!memory.read()) save()
  }

  const erase = () => {
    erased++
    for (const { page } of findLeft(env, memory)) env.forget(memory.leftKey + page)
    store.remove(KEY).catch(() => {})
    kit.share?.(memory)
  }

  /** What another page saved is in the snapshot at once; the database hears of ours with the next save. */
  const catchUp = () => {
    const snapshot = memory.read()
    if (snapshot && snapshot.write > memory.known.write) next(snapshot)
  }

  memory.keeper = { save, leave, catchUp, erase }
  if (memory.isErased) erase()
  save()
  return () => {
    stopped = true
  }
}

/** A write on its way: what it writes, how many of this page's signals are in it, and what it takes in. */
interface Saving {
  record: Stored
  count: number
  left: LeftBy[]
}

/** The database keeps what no text can: such was not written by us. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
