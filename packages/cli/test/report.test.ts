import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../src/report/results.ts'
import { useCommands } from './commands.ts'
import { type MadeUp, madeUp } from './shopRecords.ts'

const commands = useCommands()

const half = (control: number, warm: number) => ({
  control: { share: 0.5, rate: control },
  warm: { share: 0.5, rate: warm },
})
async function reportOn(records: string | MadeUp, ...more: string[]) {
  const file = await commands.write('records.ndjson', typeof records === 'string' ? records : madeUp(records))
  return await commands.run('report', file, ...more)
}
async function numbersOf(records: string | MadeUp, ...more: string[]): Promise<Report & { notes: string[] }> {
  return JSON.parse((await reportOn(records, '--json', ...more)).said)
}

describe('what kairos report says', () => {
  test('a variant that does better', async () => {
    const { code, said } = await reportOn({ seed: 5, visitors: 20_000, variants: half(0.05, 0.07) })
    expect(code).toBe(0)
    expect(said).toMatch(/“warm” is probably better than “control”: \+\d+(\.\d)? % to \+\d+(\.\d)? % purchase\./)
    expect(said).toContain('Visitors are shared out as planned (p = ')
    expect(said).toMatch(/Variant +Visitors +Seen +Clicked +Closed +Reached purchase +Rate +Worth +Change/)
    expect(said).toContain('compared with')
  })

  test('one that does worse', async () => {
    const { said } = await reportOn({ seed: 6, visitors: 20_000, variants: half(0.07, 0.05) })
    expect(said).toMatch(/“warm” is probably worse than “control”: −\d+(\.\d)? % to −\d+(\.\d)? % purchase\./)
  })

  test('no difference to be seen', async () => {
    const { said } = await reportOn({ seed: 7, visitors: 4000, variants: half(0.1, 0.1) })
    expect(said).toMatch(/“warm” and “control” cannot be told apart yet: −\S+ % to \+\S+ % purchase is possible\./)
  })

  test('too few to say anything', async () => {
    const { code, said } = await reportOn({ seed: 8, visitors: 90, variants: half(0.1, 0.3) })
    expect(code).toBe(0)
    expect(said).toMatch(/Not enough visitors yet: \d+ for “warm”, \d+ for “control”; 100 each are the least\./)
    expect(said).toContain('too few yet')
  })

  test('visitors not shared out as planned: no verdict, whatever the rates are', async () => {
    const { code, said } = await reportOn({
      seed: 9,
      visitors: 20_000,
      variants: half(0.05, 0.09),
      lost: { warm: 0.1 },
    })
    expect(code).toBe(1)
    expect(said).toMatch(/No verdict: visitors are not shared out as planned \(p = \S+e-\d+\)/)
    expect(said).toMatch(/Planned: control [\d,]+, warm [\d,]+\./)
    expect(said).not.toContain('better')
  })

  test('what all campaigns together bring, against visitors who are shown none', async () => {
    const { campaigns, together } = await numbersOf({
      seed: 10,
      visitors: 30_000,
      variants: { warm: { share: 1, rate: 0.1 } },
      holdout: { share: 0.2, rate: 0.06 },
    })
    expect(campaigns[0]).toMatchObject({ held: { name: 'Held out' }, verdicts: [{ kind: 'nothing_to_compare' }] })
    expect(together!.verdicts).toEqual([
      {
        kind: 'better',
        about: 'shown',
        sentence: expect.stringMatching(/^“Shown campaigns” is probably better than “Shown nothing”: \+/),
      },
    ])
    const { low, high } = together!.variants[1]!.lift!
    expect(low).toBeLessThan(0.1 / 0.06 - 1)
    expect(high).toBeGreaterThan(0.1 / 0.06 - 1)
  })

  test('nothing to compare, nothing to judge by, nothing at all', async () => {
    const one = { seed: 11, visitors: 500, variants: { warm: { share: 1, rate: 0.1 } } }
    expect((await reportOn(one)).said).toContain('Nothing to compare: all visitors met “warm”. A control')
    expect((await reportOn({ ...one, variants: half(0, 0) })).said).toContain('Nothing to judge it by')
    expect(await reportOn('')).toEqual({ code: 1, said: expect.stringContaining('there is nothing to report yet') })
  })

  test('with three variants each is compared with the control, and bounds are wider', async () => {
    const third = (rate: number) => ({ share: 1 / 3, rate })
    const { campaigns } = await numbersOf({
      seed: 12,
      visitors: 30_000,
      variants: { cold: third(0.08), control: third(0.05), warm: third(0.05) },
    })
    expect(campaigns[0]).toMatchObject({
      baseline: 'control',
      verdicts: [{ kind: 'better', about: 'cold' }, { about: 'warm' }],
    })
    expect(campaigns[0]!.shares!.isAlarm).toBe(false)
  })
})

describe('the planned shares', () => {
  test('are those of each draw: weights may change with a revision', async () => {
    const before = {
      seed: 13,
      visitors: 6000,
      variants: { control: { share: 0.9, rate: 0 }, warm: { share: 0.1, rate: 0 } },
      revision: 1,
    }
    const after = { seed: 14, visitors: 6000, variants: half(0, 0), revision: 2 }
    const later = madeUp(after).replaceAll('"visitor-', '"later-').replaceAll('"hello-', '"later-')
    const { campaigns } = await numbersOf(madeUp(before) + later)
    expect(campaigns[0]!.shares!.p).toBeGreaterThan(0.001)
    expect(campaigns[0]!.revisions).toEqual([1, 2])
  })

  test('count a variant that nobody met', async () => {
    const { campaigns } = await numbersOf({ seed: 15, visitors: 1000, variants: half(0.1, 0.1), lost: { warm: 1 } })
    expect(campaigns[0]!.shares!.isAlarm).toBe(true)
  })
})

describe('with the published file', () => {
  const variants = [
    { id: 'warm', name: 'Warm words', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] },
    { id: 'plain', name: 'The page' },
  ]
  const config = {
    kairos: 1,
    site: 'shop',
    revision: 3,
    settings: { holdout: 0.5 },
    slots: { hero: {} },
    goals: { 'sign-up': { event: 'sign_up' } },
    campaigns: [{ id: 'hello', name: 'Greeting', goal: 'sign-up', variants }],
  }
  const records = {
    seed: 16,
    visitors: 400,
    variants: { plain: { share: 0.5, rate: 0.1 }, warm: { share: 0.5, rate: 0.2 } },
  }

  test('campaigns have their names, goals and controls', async () => {
    const file = await commands.write('kairos.json', config)
    const { campaigns } = await numbersOf(records, '--config', file)
    expect(campaigns[0]).toMatchObject({ name: 'Greeting', goal: 'sign-up', baseline: 'plain' })
    expect(campaigns[0]!.variants.map(({ name }) => name)).toEqual(['Warm words', 'The page'])
  })

  test('records of another site and of a newer revision are told and counted', async () => {
    const file = await commands.write('kairos.json', config)
    const others = madeUp({ ...records, campaign: 'elsewhere', visitors: 5, seed: 3 })
    const newer = madeUp({ ...records, revision: 4, visitors: 1, seed: 2 }).replaceAll('"hello-', '"newer-')
    const { campaigns, notes } = await numbersOf(madeUp(records) + others + newer, '--config', file)
    expect(campaigns.map(({ id }) => id)).toEqual(['hello'])
    const line = madeUp(records).split('\n').length
    expect(notes[0]).toMatch(
      new RegExp(
        `records\\.ndjson:${line} {2}left out: the file has no campaign elsewhere\\. \\d+ records\\. Another site, or a campaign that is gone\\?$`,
      ),
    )
    expect(notes[1]).toMatch(
      /records\.ndjson:\d+ {2}revision 4 is newer than the file's 3\. \d records?\. Is the file the published one\?$/,
    )
  })

  test('fewer visitors held out than planned are an alarm', async () => {
    const file = await commands.write('kairos.json', config)
    const few = { ...records, visitors: 3000, holdout: { share: 0.4, rate: 0.1 } }
    const { code, said } = await reportOn(few, '--config', file)
    expect(code).toBe(1)
    expect(said).toMatch(/All campaigns together\n[\s\S]*No verdict: visitors are not shared out as planned/)
  })
})

describe('bad input', () => {
  test('is told with its line, and the rest counts', async () => {
    const good = madeUp({ seed: 17, visitors: 300, variants: half(0.1, 0.1) })
    const { code, said } = await reportOn(`${good}{"event":"page"}\n<html>\n${good}{"event":"expos`)
    expect(code).toBe(0)
    expect(said).toMatch(/(\d+) records in/)
    expect(said).toMatch(/control +150 .*\n +warm +150 /)
    expect(said).toMatch(/records\.ndjson:\d+ {2}left out: no JSON/)
    expect(said).toMatch(/records\.ndjson:\d+ {2}left out: half a line/)
    expect(said).toMatch(/\d+ records came more than once and counted once\./)
  })

  test.each([
    [[], 'which records? Write: kairos report records.ndjson'],
    [['nowhere.ndjson'], 'there is no file nowhere.ndjson here.'],
  ])('%j is answered with what is right', async (args, message) => {
    expect(await commands.run('report', ...args)).toEqual({ code: 2, said: `kairos: ${message}` })
  })

  test('currencies that are added up are told', async () => {
    const records = madeUp({ seed: 19, visitors: 100, variants: half(0.2, 0.2) })
    const { notes } = await numbersOf(
      records
        .replace('"value":', '"currency":"EUR","value":')
        .replaceAll('"goal":"purchase","value":', '"goal":"purchase","currency":"PLN","value":'),
    )
    expect(notes).toEqual(['What goals are worth is added up over currencies: EUR, PLN.'])
  })

  test('a goal nobody reached is told with those there are', async () => {
    const { said } = await reportOn({ seed: 18, visitors: 300, variants: half(0.1, 0.1) }, '--goal', 'sign-up')
    expect(said).toContain('No record is of the goal sign-up. There is: purchase.')
  })
})

describe('the page', () => {
  test('is one file that asks for nothing, with the verdict and the drawings', async () => {
    const page = join(commands.folder, 'report.html')
    const { said } = await reportOn(
      { seed: 5, visitors: 20_000, variants: half(0.05, 0.07), holdout: { share: 0.1, rate: 0.05 } },
      '--html',
      page,
    )
    expect(said).toContain(`${page} written`)
    const html = await readFile(page, 'utf8')
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).not.toMatch(/<script|https?:\/\/|url\(/)
    expect(html).toContain('“warm” is probably better than “control”')
    expect(html.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4)
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('holds what records say as words', async () => {
    const page = join(commands.folder, 'report.html')
    const records = madeUp({ seed: 5, visitors: 500, variants: half(0.2, 0.2) })
    await reportOn(
      records.replaceAll('"hello"', '"<img src=x>"').replaceAll('"warm"', '"<b>"').replaceAll('"purchase"', '"<i>"'),
      '--html',
      page,
    )
    expect(await readFile(page, 'utf8')).not.toMatch(/<img|<b>|<i>/)
  })
})
