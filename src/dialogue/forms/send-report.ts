import type { Case } from '../../cases/case.js'
import type { CategoryName } from '../../cases/categories.js'
import type { AlikeCase } from '../../cases/find-alike.js'
import { readsDenunciation } from '../accuses-office.js'
import { newConversation } from '../conversation.js'
import type { Turn } from '../flow.js'
import { alarmOf } from '../flows/alert/alarm-of.js'
import { statesKind } from '../flows/choose-kind/named-kind.js'
import type { Draft } from '../flows/intake/draft.js'
import { mustAsk } from '../flows/intake/open-step.js'
import { contentOf, isOfDanger, send } from '../flows/intake/send-draft.js'
import { tellOfCrime } from '../flows/report-crime/tell-of-crime.js'
import { feedbackIntake } from '../flows/send-feedback/flow.js'
import { readable } from '../readable.js'
import type { Slices } from '../slices.js'
import { tellsCitizenNumber } from './citizen-number.js'
import { draftOfForm, type ReportForm } from './report-form.js'

/** What a person was told before and sends it all the same, or chose instead. */
export type Confirmed = {
  /** Who to call, where somebody is in danger. */
  danger: boolean
  /** That it looks like a denunciation, a complaint or a crime. */
  kind: boolean
  /** That a citizen number stands in the words, and is meant to. */
  number: boolean
  /** That others told of the same: an own report, or theirs followed. */
  alike: 'own' | 'follow' | null
}

/** What the person is asked before anything is sent. */
export type Notice =
  | { about: 'danger'; text: string }
  /** `protected`: it accuses somebody in office; `crime`, `swindle`: the police's matter, or a sealed tip. */
  | { about: 'kind'; kind: 'protected' | 'complaint' | 'denunciation' | 'crime' | 'swindle' }
  | { about: 'number' }
  | ({ about: 'alike' } & Omit<AlikeCase, 'id'>)

/**
 * `key`: the same for the same form however often it is sent. `chat`: where its news go. `category`: chosen by who sends
 * it; left out: guessed.
 */
export type SentForm = {
  form: ReportForm
  files: readonly string[]
  key: string
  chat: string
  at: Date
  category?: CategoryName
}

const formChannel = 'web'

/** The chat of a report that came by a form: one that no browser has opened, whose news the look-up page shows. */
export const chatOfForm = (secretName: string): string => `${formChannel}:bieu-mau-${secretName}`

/** From so much on a kind that was understood is asked about. */
const surelyMeant = 0.65

type Read = { turn: Turn; draft: Draft; isAccusing: boolean }

/**
 * Reports by a form on a page: the chat's own way of a report, with all questions asked at once. What the chat would ask
 * in between (danger, another kind, others told of the same) is asked before it is sent.
 */
export const createReportForms = (slices: Slices) => {
  const read = ({ form, files, key, chat, at, category }: SentForm): Read => {
    const text = readable(form.text)
    const turn: Turn = {
      message: { id: key, chat, channel: formChannel, text, at },
      conversation: newConversation(chat),
      understood: slices.understanding.understand(text),
      files: [],
      slices: category
        ? { ...slices, understanding: { ...slices.understanding, guessCategory: () => category } }
        : slices,
      now: at,
      isProtected: false,
    }
    const told = draftOfForm(form, files)
    const draft: Draft = readsDenunciation(turn.understood) ? { ...told, isDenunciation: true } : told
    return { turn, draft, isAccusing: mustAsk(feedbackIntake, draft) }
  }

  const kindOf = ({ turn, isAccusing }: Read): Extract<Notice, { about: 'kind' }>['kind'] | null => {
    const { intent, confidence, request } = turn.understood
    if (isAccusing) return 'protected'
    const crime = tellOfCrime(turn)
    if (crime) return crime.flow ? 'crime' : 'swindle'
    const stated = statesKind(turn.message.text)
    if (stated) return stated
    if (readsDenunciation({ intent, confidence, request })) return 'denunciation'
    return intent === 'complaint' && confidence >= surelyMeant ? 'complaint' : null
  }

  const findAlike = async ({ turn, draft, isAccusing }: Read): Promise<AlikeCase | null> => {
    if (isAccusing || !draft.communeCode || isOfDanger(draft, turn)) return null
    const { text, placeText, communeCode } = contentOf(feedbackIntake, draft, turn)
    const report = { text, placeText, communeCode, openedAt: turn.now }
    return slices.cases.findAlike({ report, chat: turn.message.chat })
  }

  const follow = async (told: Read): Promise<Case | null> => {
    const alike = await findAlike(told)
    if (!alike) return null
    const { turn, draft } = told
    const { id, chat } = turn.message
    const content = contentOf(feedbackIntake, draft, turn)
    return slices.cases.follow({ content, mainId: alike.id, openedBy: id, chat, at: turn.now })
  }

  return {
    /** What is to be asked before this is sent; null: nothing. */
    async weigh(sent: SentForm, confirmed: Confirmed): Promise<Notice | null> {
      const told = read(sent)
      const danger = confirmed.danger ? [] : alarmOf(told.turn)
      if (danger.length > 0) return { about: 'danger', text: danger.map(({ text }) => text).join('\n') }
      const kind = confirmed.kind ? null : kindOf(told)
      if (kind) return { about: 'kind', kind }
      if (!confirmed.number && tellsCitizenNumber(sent.form)) return { about: 'number' }
      const alike = confirmed.alike ? null : await findAlike(told)
      if (!alike) return null
      const { id: _, ...offered } = alike
      return { about: 'alike', ...offered }
    },

    /** Opens the report, once for each `key`. Of a form without errors whose questions were asked. */
    async send(sent: SentForm, confirmed: Confirmed): Promise<Case> {
      const told = read(sent)
      const followed = confirmed.alike === 'follow' ? await follow(told) : null
      if (followed) return slices.cases.asFollowed(followed)
      const draft: Draft = told.isAccusing ? { ...told.draft, isInsisted: true, isSuspected: true } : told.draft
      const { context } = await send(feedbackIntake, draft, told.turn)
      const opened = context?.receipt ? await slices.cases.getByReceiptCode(context.receipt) : null
      if (!opened) throw new Error('a report by form was not opened')
      return opened
    },
  }
}

export type ReportForms = ReturnType<typeof createReportForms>
