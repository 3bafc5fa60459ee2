import type { CaseContent } from '../../../cases/case.js'
import { categoryOf } from '../../../cases/category-of.js'
import { type CaseKind, kindOf } from '../../../cases/kinds/index.js'
import { readableSecret } from '../../../cases/sealed/citizen-secret.js'
import { reply } from '../../../messaging/message.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { tellsDanger } from '../alert/fresh-alarm.js'
import type { Draft } from './draft.js'
import { askWay, type Intake, isKeptFromOffice, mustAsk } from './open-step.js'
import { wantsToSend } from './told/wants-to-end.js'
import { intakeWording as say } from './wording.js'

/** Opens the case, unless words that accuse somebody must be asked about first. */
export const send = async (intake: Intake, draft: Draft, turn: Turn): Promise<Outcome> => {
  if (mustAsk(intake, draft)) return askWay(intake, draft)
  const { isProtected } = kindOf(kindOfDraft(intake, draft))
  const secret = isProtected ? await turn.slices.secretOf(turn.message) : null
  const opened = await turn.slices.cases.open({
    content: contentOf(intake, draft, turn),
    accusesOffice: isKeptFromOffice(intake, draft),
    tellsDanger: isOfDanger(draft, turn),
    authorised: draft.agent ?? null,
    first: (await intake.findFirst?.(draft, turn)) ?? null,
    openedBy: turn.message.id,
    chat: turn.message.chat,
    secret,
    at: turn.now,
  })
  return {
    replies: [
      await intake.sent(opened, turn),
      ...(secret ? [reply(say.secret(readableSecret(secret), turn.slices.addresses.sealedCase))] : []),
    ],
    flow: null,
    context: {
      ...(draft.communeCode && !isProtected && { commune: draft.communeCode }),
      receipt: opened.receiptCode,
      sentElsewhere: null,
      matter: null,
    },
    isFinal: true,
  }
}

/** Whether a number to call is told for the story. */
export const isOfDanger = ({ text = '' }: Draft, { slices }: Turn): boolean =>
  tellsDanger({ understood: slices.understanding.understand(text), message: { text } })

const kindOfDraft = (intake: Pick<Intake, 'kind' | 'sentAs'>, draft: Draft): CaseKind =>
  intake.sentAs?.(draft).kind ?? intake.kind

/** What a case is opened with. */
export const contentOf = (intake: Pick<Intake, 'kind' | 'sentAs'>, draft: Draft, turn: Turn): CaseContent => ({
  kind: kindOfDraft(intake, draft),
  category: categoryOf(kindOfDraft(intake, draft), draft.text ?? '', turn.slices.understanding.guessCategory),
  text: draft.text ?? '',
  placeText: [draft.place, draft.onMap].filter(Boolean).join(' – ') || null,
  communeCode: draft.communeCode ?? null,
  when: draft.when ?? null,
  against: draft.against ?? null,
  request: draft.request ?? null,
  evidence: draft.evidence ?? null,
  attachments: draft.files ?? [],
  reporter: { name: draft.name ?? null, address: draft.address ?? null, phone: draft.phone ?? null },
})

/** "không thêm gì nữa", before or after the yes. */
const nothingMore =
  /(?<!\p{L})(?:không|khong|ko|k) (?:(?:cần|can|phải|phai) )?(?:thêm|them|sửa|sua|đổi|doi|bổ sung|bo sung)(?: (?:gì|gi))?(?: (?:nữa|nua))?(?!\p{L})[\s,.]*/giu

/** A clear yes to the review card. */
export const isYes = ({ message: { text } }: Turn): boolean =>
  text === say.send.value || wantsToSend(text) || readYesNo(text.replace(nothingMore, ''), { whole: true }) === 'yes'
