import type { Case } from '../../cases/case.js'
import type { PublicAnswer } from '../../cases/public-answers/public-answer.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { Calendar } from '../../deadlines/calendar.js'
import type { CommuneContact } from '../../places/commune-contact.js'
import type { Publication } from '../../publications/publication.js'
import type { ReceptionDay } from '../../reception/reception-day.js'
import { localDay } from '../../shared/clock.js'
import type { AnswerFact, InvitationFact } from '../../surveys/facts.js'
import type { TaskKind } from '../../tasks/kinds/index.js'
import type { TaskTimes } from '../../tasks/task.js'
import type { Asked } from '../asked-store.js'
import type { Fact, FactSource, FactsOf } from '../fact.js'
import { askedFacts } from './asked-facts.js'
import { caseFacts } from './case-facts.js'
import { publicAnswerFacts, publicationFacts, receptionFacts, standingFacts, taskFacts } from './other-facts.js'
import { answerFacts, invitationFacts } from './survey-facts.js'

/** Where the documents come from that figures are made of, each as its own folder gives it. */
export type Readers = {
  cases(since: Date): AsyncIterable<Case>
  tasks(kinds: readonly TaskKind[], since: Date): AsyncIterable<TaskTimes>
  asked(since: Date): AsyncIterable<Asked>
  surveyAnswers(since: Date): AsyncIterable<AnswerFact>
  surveyInvitations(since: Date): AsyncIterable<InvitationFact>
  publicAnswers(): AsyncIterable<PublicAnswer>
  publications(): Promise<Publication[]>
  receptionDays(): AsyncIterable<ReceptionDay>
  contacts(): Promise<CommuneContact[]>
  procedures(): readonly Procedure[]
  calendarOf(commune: string | null): Calendar
  now(): Date
}

type Of = { id: string; updatedAt: Date }

async function* mapped<T>(
  read: AsyncIterable<T>,
  of: (one: T) => Of,
  facts: (one: T) => Fact[],
): AsyncGenerator<FactsOf> {
  for await (const one of read) yield { ...of(one), facts: facts(one) }
}

const always = new Date(0)
const byId = ({ id }: { id: string }): Of => ({ id, updatedAt: always })

/** Everything that figures are made of. */
export const factSources = (read: Readers): FactSource[] => [
  {
    name: 'case',
    changedSince: (at) =>
      mapped(
        read.cases(at),
        ({ id, updatedAt }) => ({ id, updatedAt }),
        (found) => caseFacts(found, read.calendarOf),
      ),
  },
  {
    name: 'task',
    changedSince: (at) =>
      mapped(
        read.tasks(['hand_off', 'error_report'], at),
        ({ id, openedAt, doneAt }) => ({ id, updatedAt: doneAt ?? openedAt }),
        (task) => taskFacts(task, read.calendarOf(task.communeCode)),
      ),
  },
  {
    name: 'asked',
    changedSince: (at) => mapped(read.asked(at), ({ id, at: updatedAt }) => ({ id, updatedAt }), askedFacts),
  },
  {
    name: 'answer',
    changedSince: (at) => mapped(read.surveyAnswers(at), ({ id, updatedAt }) => ({ id, updatedAt }), answerFacts),
  },
  {
    name: 'invitation',
    changedSince: (at) =>
      mapped(read.surveyInvitations(at), ({ id, updatedAt }) => ({ id, updatedAt }), invitationFacts),
  },
  { name: 'public', isWhole: true, changedSince: () => mapped(read.publicAnswers(), byId, publicAnswerFacts) },
  { name: 'reception', isWhole: true, changedSince: () => mapped(read.receptionDays(), byId, receptionFacts) },
  {
    name: 'publication',
    isWhole: true,
    async *changedSince() {
      for (const one of await read.publications()) yield { ...byId(one), facts: publicationFacts(one) }
    },
  },
  {
    name: 'standing',
    isWhole: true,
    isOfToday: true,
    async *changedSince() {
      const day = localDay(read.now())
      const [contacts, publications] = await Promise.all([read.contacts(), read.publications()])
      const facts = standingFacts(day, { procedures: read.procedures(), contacts, publications })
      yield { id: day, updatedAt: always, facts }
    },
  },
]
