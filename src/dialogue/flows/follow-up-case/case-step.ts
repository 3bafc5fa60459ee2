import type { Case } from '../../../cases/case.js'
import { isSealed, kindOf } from '../../../cases/kinds/index.js'
import { receiverOf } from '../../../cases/settled-elsewhere.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { accusesOffice } from '../../accuses-office.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { accuses } from '../intake/accusation.js'
import { followUpWording as say } from './wording.js'

/** What is asked is cut to this; what is added isn't. */
export const longest = 160

/** Confirm, reopen and which hold the words that wait for a yes, as `text`. */
type Step = 'more' | 'which' | 'place' | 'confirm' | 'reopen' | 'withdraw'

export const at = (
  step: Exclude<Step, 'which'>,
  found: Pick<Case, 'receiptCode' | 'kind'>,
  more: Record<string, unknown> = {},
): FlowState => ({
  name: 'follow-up-case',
  version: 2,
  step,
  data: { code: found.receiptCode, named: nameOf(found), ...more },
})

/** What a case is called where nobody typed or asked for its code: of a protected one whoever holds the telephone would read it. */
export const nameOf = ({ receiptCode, kind }: Pick<Case, 'receiptCode' | 'kind'>): string =>
  kindOf(kind).isProtected ? say.sentSealed : say.caseOf(receiptCode)

/** The case of this code, if it was sent from this chat. */
export const ownCase = async (turn: Turn, code: unknown): Promise<Case | null> => {
  const found = typeof code === 'string' ? await turn.slices.cases.getByReceiptCode(code.toUpperCase()) : null
  return found?.chat === turn.message.chat && !isSealed(found) ? found : null
}

/** The talk as if this case had been sent or asked about last. */
export const aboutCase = (turn: Turn, receipt: string): Turn => ({
  ...turn,
  conversation: { ...turn.conversation, context: { ...turn.conversation.context, receipt } },
})

/** Words go to the case as they are. `isCoerced`: they tell that somebody forces the sender to withdraw. */
export const add = async (
  turn: Turn,
  found: Case,
  text: string,
  { isCoerced = false }: { isCoerced?: boolean } = {},
): Promise<Outcome> => {
  const said = { text, messageId: turn.message.id, at: turn.now, files: turn.files, isCoerced }
  if (!(await turn.slices.cases.add(found, said))) throw new Conflict('the case changed while something was added')
  const { agency } = found
  const receiver = receiverOf(found)
  const told = receiver
    ? say.addedAfterTransfer(nameOf(found), agency.name, receiver)
    : say.added(nameOf(found), agency.name)
  return {
    replies: [reply(told)],
    flow: null,
    context: { receipt: found.receiptCode, files: null },
    isFinal: true,
  }
}

/** Files that wait with the words. */
export const filesIn = ({ files }: Record<string, unknown>): string[] =>
  Array.isArray(files) ? files.filter((id) => typeof id === 'string') : []

/** A commune reads the case that these words, which accuse people in office, would go to. */
export const isAgainstReader = (turn: Turn, found: Case): boolean =>
  found.agency.communeCode !== null && (accuses(turn.message.text) || accusesOffice(turn))

/** Asks whether words belong to a case or begin a report. */
export const askWhetherToAdd = (turn: Turn, found: Case, text: string): Outcome => ({
  replies: [reply(say.isItMore(nameOf(found)), [say.yesMore, say.asNew, choices.cancel])],
  flow: at('confirm', found, { text, files: turn.files }),
  context: { receipt: found.receiptCode },
})

/** Asks which of several cases words go to. */
export const askWhich = (turn: Turn, cases: readonly Case[], text: string): Outcome => ({
  replies: [whichOf(cases.map(({ receiptCode }) => receiptCode))],
  flow: {
    name: 'follow-up-case',
    version: 2,
    step: 'which' satisfies Step,
    data: { text, files: turn.files, codes: cases.map(({ receiptCode }) => receiptCode) },
  },
})

export const whichOf = (codes: readonly string[]): Reply =>
  reply(say.askWhich, [...codes.map((code) => say.thisOne(code)), choices.cancel])
