import type { Attachment } from '../../attachments/attachment-store.js'
import type { Case, TimelineEvent } from '../../cases/case.js'
import { duties } from '../../cases/duties.js'
import { complexities } from '../../cases/kinds/grounds.js'
import { actOf, stateOf } from '../../cases/kinds/index.js'
import type { CaseClockId, Step } from '../../cases/kinds/state-table.js'
import { caseWording, describeOfficialPaper } from '../../cases/wording.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type Html, html, lines } from '../kit/html.js'
import { sentPictures } from './attachments-view.js'
import { casePageWording } from './case-wording.js'
import { personWording, consoleWording as say, stepWording } from './wording.js'

/** What an event is called. */
export const titleOf = (found: Case, { what, from, to, by }: TimelineEvent): string => {
  if (!to) return say.events[what]
  if (what === 'moved' && from === 'joined') return `${say.events.parted}: ${stateOf(found.kind, to).label}`
  if (what === 'opened' && by.role === 'staff') return say.events.entered
  switch (what) {
    case 'moved':
      return `${say.events.moved}: ${stateOf(found.kind, to).label}`
    case 'acted':
      return to === 'split' ? caseWording.split.action : (actOf(found.kind, to)?.label ?? say.events.acted)
    case 'duty_done':
      return duties[to as CaseClockId]?.done ?? say.events.duty_done
    case 'parted':
      return `${say.events.parted}: ${to}`
    case 'transferred':
      return `${say.events.transferred}: ${to}`
    case 'category_changed':
      return `${say.events.category_changed}: ${from ?? ''} → ${to}`
    case 'paper_made':
      return `${say.events.paper_made}: ${to}`
    case 'rated':
      return `${say.events.rated}: ${to}/5`
    default:
      return say.events[what]
  }
}

/** The step that an event wrote down. */
const stepOf = (
  found: Case,
  { what, to }: TimelineEvent,
): Partial<Pick<Step, 'grounds' | 'groundLabel' | 'dayLabel' | 'doneLabel' | 'targetIs'>> =>
  (what === 'moved' && to
    ? stateOf(found.kind, to as Case['state'])
    : what === 'acted' && to
      ? actOf(found.kind, to)
      : what === 'duty_done' && to
        ? duties[to as CaseClockId]
        : undefined) ?? {}

const factsOf = (found: Case, one: TimelineEvent, isPersonShown: boolean): string[] => {
  const {
    day,
    done,
    ground,
    criteria = [],
    target,
    targetWhy,
    signerChecked,
    people = [],
    count,
    days,
    dueBefore,
    cover,
    shortNotice,
    letter,
    takes,
    keptAway,
    was,
  } = one.facts ?? {}
  const {
    grounds = {},
    groundLabel = stepWording.ground,
    dayLabel = stepWording.day,
    doneLabel = stepWording.sentDay,
    targetIs,
  } = stepOf(found, one)
  const names = complexities as Readonly<Record<string, string>>
  return [
    ...(ground ? [`${groundLabel}: ${grounds[ground] ?? ground}`] : []),
    ...(done ? [`${doneLabel}: ${readableDay(done)}`] : []),
    ...(shortNotice ? [one.paper ? stepWording.shortNotice : stepWording.noInvitation] : []),
    ...(cover ? [stepWording.cover(cover)] : []),
    ...(day ? [`${dayLabel}: ${readableDay(day)}`] : []),
    ...(letter?.number || letter?.date
      ? [stepWording.letter(letter.number, letter.date && readableDay(letter.date))]
      : []),
    ...(days ? [stepWording.extendedBy(days)] : []),
    ...(dueBefore ? [stepWording.dueBefore(readableDay(dueBefore), localDay(one.at) > dueBefore)] : []),
    ...(target ? [`${targetIs === 'sender' ? stepWording.senderShort : stepWording.targetShort}: ${target}`] : []),
    ...(targetWhy ? [`${stepWording.targetWhyShort}: ${targetWhy}`] : []),
    ...(signerChecked ? [stepWording.signerChecked] : []),
    ...(criteria.length > 0
      ? [`${stepWording.criteria}: ${criteria.map((name) => names[name] ?? name).join('; ')}`]
      : []),
    ...(takes ? [stepWording.takes] : []),
    ...(was && isPersonShown ? [personWording.was(was)] : []),
    ...(keptAway ? [stepWording.keptAway(keptAway)] : []),
    ...(people.length > 0 ? [`${people.join(', ')}${count ? ` (${stepWording.signatures(count)})` : ''}`] : []),
  ]
}

type Shown = { files: readonly Attachment[]; isPersonShown: boolean }

const event = (found: Case, one: TimelineEvent, { files, isPersonShown }: Shown): Html => {
  const { at, by, text, paper } = one
  return html`<li><strong>${titleOf(found, one)}</strong> <span class="muted">${localTime(at)} ${readableDay(localDay(at))}, ${by.name}</span>
    ${paper ? html`<br>${describeOfficialPaper(paper)}` : ''}${factsOf(found, one, isPersonShown).map((fact) => html`<br>${fact}`)}
    ${text ? html`<div class="bubble ${one.what === 'internal_note' ? 'bubble-note' : by.role === 'citizen' ? 'bubble-person' : 'bubble-bot'}">${lines(text)}</div>` : ''}${sentPictures(found, one, files)}</li>`
}

const mostShown = 4

/** Everything that happened to a case, in order; the latest in view, the rest folded above it. */
export const timelineCard = (found: Case, shown: Shown): Html => {
  const older = found.timeline.slice(0, -mostShown)
  const latest = found.timeline.slice(-mostShown)
  return html`<section class="card" aria-labelledby="timeline"><h2 id="timeline">${say.timeline}</h2>
    ${older.length > 0 ? html`<details><summary>${casePageWording.older(older.length)}</summary><ol class="timeline">${older.map((one) => event(found, one, shown))}</ol></details>` : ''}
    <ol class="timeline" start="${older.length + 1}">${latest.map((one) => event(found, one, shown))}</ol></section>`
}
