import { campaignReport, wholeReport } from './campaignReport.ts'
import type { Meetings } from './meetings.ts'
import type { Report, ReportQuestion } from './results.ts'

/** Works out what each campaign did, from what was counted. */
export function reportOf(meetings: Meetings, question: ReportQuestion = {}): Report {
  const order = (question.config?.campaigns ?? []).map(({ id }) => id)
  const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const ids = [...meetings.campaigns.keys()].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const together = wholeReport(meetings.together, question)
  return {
    campaigns: ids.map((id) => campaignReport(id, meetings.campaigns.get(id)!, question)),
    ...(together && { together }),
  }
}

/** Whether visitors of some campaign are not shared out as planned: what follows from it is not to be believed. */
export const hasAlarm = ({ campaigns, together }: Report): boolean =>
  [...campaigns, ...(together ? [together] : [])].some(({ shares }) => shares?.isAlarm)
