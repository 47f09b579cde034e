import type { Campaign } from '@kairos/schema'
import { expect } from 'vitest'
import { compile } from '../../src/index.ts'
import {
  campaignSentence,
  conditionSentence,
  limitSentence,
  pagesSentence,
  scheduleSentence,
  table,
  triggerSentence,
} from '../../src/sentences/index.ts'
import { toFile } from './config.ts'
import type { CaseFile, Saying } from './language.ts'

/** Says a part of the file and compares. */
export function say({ says, segments = {}, ...part }: Saying, file: CaseFile): void {
  const { condition, trigger, schedule, pages, limit, campaign } = part
  if (condition) expect(conditionSentence(condition, segments)).toBe(says)
  if (trigger) expect(triggerSentence(trigger, segments)).toBe(says)
  if (schedule) expect(scheduleSentence(schedule)).toBe(says)
  if (pages) expect(pagesSentence(pages)).toBe(says)
  if (limit) expect(limitSentence(limit)).toBe(says)
  const { campaigns = [] } = toFile({ campaigns: campaign ? [campaign] : [] }, file) as { campaigns?: Campaign[] }
  if (campaign) expect(campaignSentence(campaigns[0]!, segments)).toBe(says)
  if (part.table) expect(table(compile(toFile(part.table, file)))).toEqual(says)
}
