import type { Alert, News } from '../../../understanding/alerts/find-alert.js'
import { type HotlineNumber, hotlines, numbersOfKinds } from '../../../understanding/alerts/hotlines.js'
import { wording } from './wording.js'

/** `contacts`: telephones of the commune, told when the number was called in vain. */
type Situation = { calledInVain?: boolean; contacts?: string }

/**
 * What is said first of all: the one number to call, then one calm sentence. A second number where the first was called
 * in vain, or where it can't do everything. Null for what can wait: an ordinary report.
 */
export const alertReply = (alert: Alert, { calledInVain = false, contacts }: Situation = {}): string | null => {
  if (alert.level === 'danger') return null
  const { number, next, kind, also } = alert
  if (calledInVain)
    return linesOf(
      wording.callNext(next, hotlines[next].name, number),
      contacts && wording.contacts(contacts),
      wording.untilHelpComes[kind],
    )
  const { name } = hotlines[number]
  if (alert.level === 'ask')
    return kind === 'self_harm' || kind === 'fumes'
      ? linesOf(wording.ask(number, name), wording.untilHelpComes[kind], besideOf(numbersOfKinds[kind]))
      : linesOf(wording.ask(number, name), also && wording.beside(also, hotlines[also].name))
  return linesOf(
    also ? wording.callBoth(number, name, also, hotlines[also].name) : wording.callNow(number, name),
    wording.untilHelpComes[kind],
    besideOf(numbersOfKinds[kind]),
  )
}

/** What is said of violence at home that isn't happening this minute. */
export const violenceReply = (): string => {
  const { first } = numbersOfKinds.violence
  return linesOf(
    wording.violence(first, hotlines[first].name),
    besideOf(numbersOfKinds.violence),
    wording.violenceToReport,
  )
}

/** A word of condolence or joy, before what there is to do. */
export const newsReply = (news: News): string => wording[news]

const besideOf = ({ beside }: { beside?: HotlineNumber }): string | undefined =>
  beside && wording.beside(beside, `${hotlines[beside].name}, ${hotlines[beside].hours}`)

const linesOf = (...lines: (string | undefined)[]): string => lines.filter(Boolean).join('\n')
