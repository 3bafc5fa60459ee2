import { readableMonth } from '../../../catalog/wording.js'
import { type Choice, type Reply, reply } from '../../../messaging/message.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import type { OtherMatter } from '../../../understanding/elsewhere/elsewhere.js'
import type { ElsewhereRow } from '../../../understanding/elsewhere/elsewhere-file.js'
import { plainName } from '../../../understanding/elsewhere/search-elsewhere.js'
import { commandWords, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Context, Outcome } from '../../conversation.js'
import type { Payload, Turn } from '../../flow.js'
import { toldOf } from '../../told-of.js'
import { isOld, sourceLines } from './answer-parts.js'
import { reportChoice } from './describe-procedure.js'
import { elsewhereWording as say } from './elsewhere-wording.js'
import { procedureWording } from './wording.js'

const longestLabel = 60

/** What sets a record apart from another of its matter: its name, or the level that decides. */
const apartBy = (row: ElsewhereRow, isOneName: boolean): string =>
  isOneName ? (/cấp (?:tỉnh|bộ|trung ương)/iu.exec(row.name)?.[0].toLowerCase() ?? row.who) : plainName(row.name)

/** How long and how much, as the records say; told apart where they differ. */
const figuresOf = (records: readonly ElsewhereRow[]): string => {
  const isOneName = new Set(records.map(({ name }) => plainName(name))).size === 1
  const figures = [...new Set(records.map(({ time, fee }) => say.figures(time, fee)))]
  const parts = figures.map((said) => {
    const rows = records.filter(({ time, fee }) => say.figures(time, fee) === said)
    const told = say.ofCodes(
      said,
      rows.map(({ code }) => code),
    )
    return figures.length === 1 ? told : say.apart(rows.map((row) => apartBy(row, isOneName)).join(', '), told)
  })
  return say.figuresOf(parts, readableMonth((records[0] as ElsewhereRow).as_of))
}

/** Who does it and where: in our own words, or as the record says. */
const whoOf = ({ name, agency, where, records, slug, to_verify: doubt }: OtherMatter): string => {
  const own = records.find(({ code }) => code === slug)
  if (!own) return say.who(name, agency, doubt ? say.unsure(where) : where, false)
  return say.who(name, agency, say.where(own.ways, own.place), own.is_shared)
}

/** What was spoken of before is no longer. */
const noTopic = { procedure: null, topics: [], receipt: null }

/** What later questions that name nothing are answered from. */
const asTopic = (matter: OtherMatter): NonNullable<Context['matter']> => ({
  name: matter.name,
  agency: matter.agency,
  where: whoOf(matter),
  figures: matter.records.length > 0 ? figuresOf(matter.records) : null,
})

/** What no record says: what follows where a paper ran out. */
const asksBeyond = /\b(?:het han|qua han|thi lai|sat hach lai|bi phat|phat bao nhieu|muc phat)\b/

/** Two sentences about a matter of another authority: who and where; how long, how much, by which record of which month. */
const tell = (turn: Turn, matter: OtherMatter): Outcome => {
  const { name, slug, agency, where, source, as_of, records, to_verify: doubt } = matter
  const tellOffice = doubt ? procedureWording.otherAgencyUnsure : procedureWording.otherAgency
  const checked = { verified_on: null, as_of: records[0]?.as_of ?? as_of }
  const lines =
    records.length > 0
      ? [`${whoOf(matter)} ${figuresOf(records)}`, ...(isOld(checked, turn.now) ? [procedureWording.old] : [])]
      : [tellOffice(name, agency, where), ...sourceLines(source.title, checked, turn.now)]
  if (asksBeyond.test(foldMarks(turn.message.text))) lines.push(say.beyond(agency))
  const said: Reply = reply(lines.join('\n'), [reportChoice(slug), choices.person])
  return {
    replies: [{ ...said, told: [toldOf(turn, slug, ['agency'])] }],
    context: { ...noTopic, matter: asTopic(matter) },
  }
}

const choiceOf = (row: ElsewhereRow): Choice => ({
  label: shorten(plainName(row.name), longestLabel),
  value: payload(commandWords.elsewhere, row.code),
})

/** A matter that isn't the commune's: who does it; or which of the few that fit alike. */
export const tellElsewhere = (turn: Turn, matter: OtherMatter): Outcome =>
  matter.among.length > 1
    ? { replies: [reply(say.which, [...matter.among.map(choiceOf), procedureWording.noneOfThese])] }
    : tell(turn, matter)

/** The matter of a code that was chosen. */
export const tellChosen: Payload = (turn, code) => {
  const matter = turn.slices.understanding.matterOf(code)
  return matter ? tell(turn, matter) : { replies: [reply(procedureWording.gone)] }
}
