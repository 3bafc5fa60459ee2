import type { Command, Flow } from '../flow.js'
import { accusedOffice } from './accused-office.js'
import { answerOfficerFlow } from './answer-officer.js'
import { answerProcedureFlow, reportError } from './answer-procedure.js'
import { caseStatus } from './case-status.js'
import { checklist } from './checklist.js'
import { chooseKind } from './choose-kind.js'
import { contactInfo } from './contact-info.js'
import { deleteData } from './delete-data.js'
import { humanHandoff } from './human-handoff.js'
import { myCommune } from './my-commune.js'
import { rateCaseFlow } from './rate-case.js'
import { sendComplaint } from './send-complaint.js'
import { sendDenunciation, sendTip, signOrNot } from './send-denunciation.js'
import { sendFeedback } from './send-feedback.js'
import { cancel, help, outOfScope, smallTalk, survey } from './small-talk.js'
import { start } from './start.js'

/** Every flow; intents/*.yml name them. */
export const flows: readonly Flow[] = [
  start,
  answerProcedureFlow,
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
  answerOfficerFlow,
  caseStatus,
  rateCaseFlow,
  deleteData,
  contactInfo,
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

export const commands: ReadonlyMap<string, Command> = new Map(
  flows.flatMap((flow) => Object.entries(flow.commands ?? {})),
)
