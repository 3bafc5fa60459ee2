import type { Flow, Payload } from '../flow.js'
import { accusedOffice } from './accused-office/flow.js'
import { answerOfficerQuestion } from './answer-officer/flow.js'
import { answerProcedure } from './answer-procedure/flow.js'
import { bookReception } from './book-reception/flow.js'
import { cancel } from './cancel/flow.js'
import { caseStatus } from './case-status/flow.js'
import { checklist } from './checklist/flow.js'
import { chooseKind } from './choose-kind/flow.js'
import { contactInfo } from './contact-info/flow.js'
import { deleteData } from './delete-data/flow.js'
import { followUpCase } from './follow-up-case/flow.js'
import { help } from './help/flow.js'
import { humanHandoff } from './human-handoff/flow.js'
import { linkCase } from './link-case/flow.js'
import { linkOfficer } from './link-officer/flow.js'
import { myCommune } from './my-commune/flow.js'
import { outOfScope } from './out-of-scope/flow.js'
import { ownData } from './own-data/flow.js'
import { printPetition } from './print-petition/flow.js'
import { rateByChoice } from './rate-case/flow.js'
import { reportError } from './report-error/flow.js'
import { sendComplaint } from './send-complaint/flow.js'
import { sendDenunciation } from './send-denunciation/flow.js'
import { sendFeedback } from './send-feedback/flow.js'
import { sendTip } from './send-tip/flow.js'
import { signOrNot } from './sign-or-not/flow.js'
import { smallTalk } from './small-talk/flow.js'
import { start } from './start/flow.js'
import { survey } from './survey/flow.js'

/** Every flow; intents/*.yml name them. */
export const flows: readonly Flow[] = [
  start,
  answerProcedure,
  reportError,
  checklist,
  myCommune,
  chooseKind,
  sendFeedback,
  sendComplaint,
  sendDenunciation,
  sendTip,
  signOrNot,
  accusedOffice,
  answerOfficerQuestion,
  caseStatus,
  followUpCase,
  linkCase,
  printPetition,
  rateByChoice,
  deleteData,
  ownData,
  linkOfficer,
  contactInfo,
  bookReception,
  humanHandoff,
  help,
  smallTalk,
  survey,
  cancel,
  outOfScope,
]

export const flowNamed = (name: string): Flow | undefined => flows.find((flow) => flow.name === name)

/** The flow that a whole message calls by name, or undefined. */
export const flowCalled = (folded: string): Flow | undefined => flows.find(({ phrases }) => phrases?.includes(folded))

/** What each payload's word runs, and the flow whose it is. */
export const payloads: ReadonlyMap<string, { run: Payload; flow: string }> = new Map(
  flows.flatMap(({ name, payloads = {} }) =>
    Object.entries(payloads).map(([word, run]) => [word, { run, flow: name }]),
  ),
)
