import { createHash } from 'node:crypto'
import { type Account, can } from '../../accounts/roles.js'
import type { AttachmentStore } from '../../attachments/attachment-store.js'
import { findPlaces } from '../../places/find-places.js'
import { Forbidden, InvalidInput } from '../../shared/errors.js'
import type { Case, CaseContent } from '../case.js'
import type { CategoryName } from '../categories.js'
import { categoryOf } from '../category-of.js'
import { kindOf } from '../kinds/index.js'
import { openCase } from '../open-case.js'
import { caseWording } from '../wording.js'
import type { Entry } from './entry.js'
import type { EntryForm } from './entry-form.js'
import { deskWording } from './wording.js'

/**
 * Whether words accuse people in office: of anything that their own office must not look into, of a crime alone, or surely, so
 * that nobody needs to be asked.
 */
export type Accuses = (text: string, of: 'anything' | 'crime' | 'surely') => boolean

/** What a text is most likely about; the officer may change it later. */
export type GuessCategory = (text: string) => CategoryName

type EnteredFile = { name: string; bytes: Buffer }

const linkTries = 5

/** Ids of what a form sends: the same form sent twice is one case with its files once. */
export const idOfForm = (formKey: string): string => `desk:${formKey}`

const orNull = (text: string): string | null => text || null

const contentOf = (form: EntryForm, category: CategoryName, attachments: string[]): CaseContent => ({
  kind: form.kind,
  category,
  text: form.what,
  placeText: form.where,
  communeCode: orNull(form.commune),
  when: orNull(form.when),
  against: orNull(form.against),
  request: orNull(form.request),
  evidence: orNull(form.evidence),
  attachments,
  reporter:
    form.kind === 'tip'
      ? { name: null, address: null, phone: orNull(form.phone) }
      : {
          name: orNull(form.name),
          address: orNull(form.address),
          phone: orNull(form.phone),
          contact: orNull(form.contact),
        },
})

const entryOf = (form: EntryForm, account: Account): Entry => ({
  way: form.way,
  from:
    form.way === 'forwarded'
      ? { agency: form.from_agency, paperNumber: form.from_paper, paperDate: form.from_date }
      : null,
  by: { accountId: account.id, name: account.displayName },
  ...(form.received && { receivedOn: form.received }),
  ...(form.accuses_nobody && form.accuses_nobody_why && { accusesNobody: form.accuses_nobody_why }),
  linkTriesLeft: linkTries,
})

const accusesIn = (form: EntryForm, accuses: Accuses, of: 'anything' | 'surely' = 'anything'): boolean => {
  const pieces = [form.what, `${form.against} ${form.what}`.trim(), form.request, form.evidence]
  return pieces.some((piece) => piece !== '' && accuses(piece, form.kind === 'complaint' ? 'crime' : of))
}

/** Whether the matter is of the commune whose office the account sits in, as far as the form tells. */
const isOwnMatter = ({ communeCode }: Account, form: EntryForm): boolean =>
  communeCode !== null &&
  (form.commune === '' ||
    form.commune === communeCode ||
    findPlaces(`${form.against}. ${form.what}. ${form.where}`).some(({ communes }) =>
      communes.some(({ code }) => code === communeCode),
    ))

/**
 * Enters a case for a person at the counter, on the telephone, or from a letter; once for each `formKey`. Whoever may not
 * handle denunciations must not take one down, nor what accuses their own office (Luật Tố cáo Điều 8, 56; legal-facts
 * section 3.3): 'hand over' says so and nothing is stored. Where words only may be an accusation the officer says that they
 * are none, and why. A complaint is stopped for the crime in it alone, for the law
 * itself sends it to the office that is complained of (Luật Khiếu nại Điều 7). Throws Forbidden, InvalidInput.
 */
export const enterCase = async (
  parts: Parameters<typeof openCase>[0] & {
    attachments: Pick<AttachmentStore, 'keep' | 'link'>
    accuses: Accuses
    guessCategory: GuessCategory
  },
  {
    account,
    form,
    formKey,
    files,
    secret = null,
    at,
  }: {
    account: Account
    form: EntryForm
    formKey: string
    files: readonly EnteredFile[]
    /** Of a protected case: the sixteen digits on the slip that its sender is handed. */
    secret?: string | null
    at: Date
  },
): Promise<Case | 'hand over'> => {
  const { isProtected, handle } = kindOf(form.kind)
  if (!can(account, handle)) {
    if (isProtected) return 'hand over'
    throw can(account, 'handle_protected')
      ? new InvalidInput(deskWording.errors.notYourKind)
      : new Forbidden(caseWording.errors.forbidden)
  }
  const mayAccuse = !isProtected && accusesIn(form, parts.accuses)
  const isDoubtful = mayAccuse && !accusesIn(form, parts.accuses, 'surely')
  const accusesOffice = mayAccuse && !(isDoubtful && form.accuses_nobody && form.accuses_nobody_why)
  if (accusesOffice && isOwnMatter(account, form)) {
    if (isDoubtful) throw new InvalidInput(deskWording.errors.perhapsAccuses)
    return 'hand over'
  }

  const kept = new Set<string>()
  for (const { name, bytes } of files) {
    const id = `${idOfForm(formKey)}:${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`
    const result = await parts.attachments.keep({ id, chat: idOfForm(formKey), name, bytes, at })
    if ('refused' in result) throw new InvalidInput(deskWording.files[result.refused](name))
    kept.add(result.kept.id)
  }
  const opened = await openCase(parts, {
    content: contentOf(form, categoryOf(form.kind, form.what, parts.guessCategory), [...kept]),
    accusesOffice: accusesOffice && form.kind === 'feedback',
    openedBy: idOfForm(formKey),
    chat: null,
    entry: entryOf(form, account),
    secret: isProtected ? secret : null,
    at,
  })
  await parts.attachments.link(opened.attachments, opened.id)
  return opened
}
