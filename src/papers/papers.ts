import type { Account } from '../accounts/roles.js'
import type { Case, OfficialPaper } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import { may } from '../cases/change-case.js'
import { isDraft, isSealed, kindOf } from '../cases/kinds/index.js'
import { whyNeverSent } from '../cases/send-on.js'
import { standingTimeline } from '../cases/standing-timeline.js'
import { caseWording } from '../cases/wording.js'
import type { Calendar } from '../deadlines/calendar.js'
import type { ChatBoxes } from '../sealing/chats/chat-boxes.js'
import { localDay } from '../shared/clock.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { composePaper, fieldsOf, numberText } from './compose.js'
import { issuePaper, keepRecorded, settlePapers } from './issue-paper.js'
import { issuerOf } from './issuer.js'
import { matterOf, withoutSender } from './matter.js'
import { mayMake, mayNumber, servesOwnDuty } from './may-make.js'
import { createNumberStore } from './number-store.js'
import { createPaperStore } from './paper-store.js'
import { MissingGlyph } from './printable.js'
import { readTyped } from './read-typed.js'
import type { Template, Typed, TypedField } from './template.js'
import { type PaperKind, paperKinds, templateOf } from './templates/index.js'
import { isPetitionKind, type PetitionKind, petitionOf } from './templates/petition.js'
import { papersWording as say } from './wording.js'
import { writePdf } from './write-pdf.js'

/** A paper that is to be made: of which case, by whom, with what was typed into its form (unchecked). */
type Order = { account: Account; found: Case; kind: string; form: Readonly<Record<string, unknown>>; at: Date }

/** A paper of a process that died is settled after so long. */
const settleAfterMs = 15 * 60_000

/** The step of the case behind an event, as templates name it. */
const stepNames = { moved: 'move', acted: 'act', duty_done: 'duty' } as const

/** The number of a paper that a step wrote down before the paper was made here; null: it gets one of ours. */
const recordedFor = (
  found: Case,
  { recordedBy = [] }: Template,
  made: readonly { number: string; day: string }[],
): OfficialPaper | null => {
  const step = standingTimeline(found).findLast(({ what, to, paper }) => {
    const sort = Object.hasOwn(stepNames, what) ? stepNames[what as keyof typeof stepNames] : null
    return sort !== null && paper !== null && recordedBy.some((name) => name === `${sort}:${to}`)
  })?.paper
  return step && !made.some(({ number, day }) => number === step.number && day === step.date) ? step : null
}

/** It names the sender, whose name is kept from who makes it. */
const isKept = (found: Case, { reader }: Template): boolean => found.identity?.state === 'locked' && reader !== 'others'

/** What the step of a paper takes over from what was typed. */
const passedOnBy = (template: Template, typed: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(template.passesOn?.(typed) ?? {}).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )

/** Throws InvalidInput in place of MissingGlyph, in words for who wrote the text. */
const writeFor = async (...order: Parameters<typeof writePdf>): Promise<Buffer> => {
  try {
    return await writePdf(...order)
  } catch (error) {
    if (error instanceof MissingGlyph) throw new InvalidInput(say.errors.glyphs(error.characters))
    throw error
  }
}

/** The door of this folder: papers as PDF files, drafts and numbered ones, and the citizen's letter. */
export const createPapers = ({
  connection,
  cases,
  boxes,
  publicUrl,
  calendar,
}: {
  connection: Connection
  cases: Pick<Cases, 'notePaper' | 'whyNotRecorded' | 'boxes'>
  boxes: Pick<ChatBoxes, 'sealLasting' | 'open'>
  publicUrl: string
  /** The days off in force. */
  calendar: () => Calendar
}) => {
  const numbers = createNumberStore(connection)
  const papers = createPaperStore({ connection, caseBoxes: cases.boxes, boxes })
  const parts = { numbers, papers, cases }

  const templateFor = (account: Account, found: Case, kind: string): { kind: PaperKind; template: Template } => {
    const known = paperKinds.find((one) => one === kind)
    if (!known) throw new NotFound(say.errors.notFound)
    const template = templateOf(known)
    if (!mayMake(account, found, template)) throw new InvalidInput(say.errors.notAllowed)
    if (isKept(found, template)) throw new InvalidInput(caseWording.identity.openFirst)
    return { kind: known, template }
  }

  /** What was typed into the form, where the case may go to the body that it names. Throws InvalidInput. */
  const typedFor = (template: Template, found: Case, form: Order['form'], isFinal: boolean): Typed => {
    const typed = readTyped(template, form, { isFinal })
    const target = template.sendsTo && (typed as Typed<string>)[template.sendsTo]
    const wrong = target ? whyNeverSent(found, target) : null
    if (wrong) throw new InvalidInput(wrong)
    return typed
  }

  const issuerFor = ({ byProvince }: Template, { agency, kind }: Case) =>
    issuerOf(byProvince ? null : agency.communeCode, kindOf(kind))

  return {
    async prepare(): Promise<void> {
      await Promise.all([numbers.prepare(), papers.prepare()])
      await papers.sealOld()
    },
    dropAllOf: papers.dropAllOf,

    /** The papers that this account may make of a case in its state, in the order in which a case needs them. */
    findMakeable: (account: Account, found: Case): { kind: PaperKind; label: string }[] =>
      paperKinds.flatMap((kind) => {
        const template = templateOf(kind)
        return mayMake(account, found, template) && !isKept(found, template) ? [{ kind, label: template.label }] : []
      }),

    /** The form of a paper with what is known already, the number that it will have where a step wrote one down. Throws NotFound, or InvalidInput when it can't be made now. */
    async formOf(
      account: Account,
      found: Case,
      kind: string,
    ): Promise<{
      label: string
      fields: { name: string; field: TypedField; value: string | null }[]
      recorded: OfficialPaper | null
      /** It gets no number yet: what it tells of hasn't happened. */
      isDraftOnly: boolean
    }> {
      const { template } = templateFor(account, found, kind)
      const whole = matterOf(found, publicUrl)
      const matter = template.reader === 'others' ? withoutSender(whole) : whole
      const recorded = recordedFor(found, template, await papers.findOf(found.id, kindOf(found.kind)))
      const fields = Object.entries(fieldsOf(template)).map(([name, field]) => ({
        name,
        field,
        value:
          name === 'signer'
            ? template.byReceiver
              ? account.displayName
              : (recorded?.signer ?? null)
            : (field.prefill?.(matter, { isRecorded: recorded !== null }) ?? null),
      }))
      return { label: template.label, fields, recorded, isDraftOnly: !mayNumber(found, template) }
    },

    /** A draft, marked so, without number. Throws NotFound and InvalidInput. */
    async draft({ account, found, kind, form, at }: Order): Promise<Buffer> {
      const { template } = templateFor(account, found, kind)
      return writeFor(
        composePaper(template, {
          matter: matterOf(found, publicUrl),
          issuer: issuerFor(template, found),
          typed: typedFor(template, found, form, false),
          day: localDay(at),
          number: null,
          calendar: calendar(),
        }),
        at,
      )
    },

    /**
     * Gives a paper its number and notes it in the case. `paperId` is the form's: sent twice, it is one paper. Throws
     * NotFound, InvalidInput, also where the step that would write it down is refused as things stand, and Conflict when it took so long that the number was taken back.
     */
    async issue({ account, found, form, at, paperId, ...order }: Order & { paperId: string }): Promise<void> {
      const { kind, template } = templateFor(account, found, order.kind)
      if (!mayNumber(found, template)) throw new InvalidInput(say.errors.onlyDraft)
      const issuer = issuerFor(template, found)
      const recorded = recordedFor(found, template, await papers.findOf(found.id, kindOf(found.kind)))
      const early =
        recorded || servesOwnDuty(found, template)
          ? null
          : cases.whyNotRecorded({ account, found, at }, template.recordedBy ?? [])
      if (early) throw new InvalidInput(early)
      const typed = typedFor(template, found, form, true)
      const passedOn = passedOnBy(template, typed)
      const by = { accountId: account.id, name: account.displayName }
      if (recorded) {
        const { number, date: day, signer } = recorded
        const matter = matterOf(found, publicUrl)
        const content = composePaper(template, {
          matter,
          issuer,
          typed: { ...typed, signer },
          day,
          number,
          calendar: calendar(),
        })
        await writeFor(content, at)
        const paper = { id: paperId, caseId: found.id, kind, number, day, at, by, signer, passedOn, content }
        return keepRecorded(parts, paper, kindOf(found.kind))
      }
      await issuePaper(parts, {
        paperId,
        found,
        kind,
        at,
        by,
        signer: typed.signer ?? '',
        passedOn,
        register: { issuer: issuer.key, symbol: template.symbol },
        async make(number) {
          const matter = matterOf(found, publicUrl)
          const text = numberText(number, template, issuer)
          const content = composePaper(template, {
            matter,
            issuer,
            typed,
            day: localDay(at),
            number: text,
            calendar: calendar(),
          })
          await writeFor(content, at)
          return { number: text, content }
        },
      })
    },

    /** The numbered papers of a case, oldest first; of a sealed one none is read any more. */
    async findMade({ id, kind: of, state }: Case) {
      if (isSealed({ state })) return []
      const made = await papers.findOf(id, kindOf(of))
      return made.map(({ id: paperId, kind, number, day, signer, passedOn = {} }) => {
        const { label, recordedBy = [] } = templateOf(kind)
        return { id: paperId, kind, label, number, day, signer, passedOn, recordedBy: recordedBy as readonly string[] }
      })
    },

    /** A numbered paper again, as it was made. Throws NotFound. */
    async open(found: Case, paperId: string): Promise<{ kind: PaperKind; bytes: Buffer }> {
      const made = isSealed(found) ? null : await papers.get(paperId, found.id, kindOf(found.kind))
      if (!made && found.identity?.state === 'locked') throw new InvalidInput(caseWording.identity.openFirst)
      if (!made) throw new NotFound(say.errors.notFound)
      return { kind: made.kind, bytes: await writePdf(made.content, made.at) }
    },

    /** Whether the citizen's letter is still to be signed, so that it is printed for them. */
    hasPetition: (account: Account, found: Case): found is Case & { kind: PetitionKind } =>
      isDraft(found) && isPetitionKind(found.kind) && may(account, found, 'handle'),

    /** The citizen's letter, filled in as far as it is known. Throws InvalidInput for characters that can't be printed. */
    petition: (kind: PetitionKind, found: Case, at: Date): Promise<Buffer> => writeFor(petitionOf(kind, found), at),

    /** Ends what a process that died left half done. */
    settle: (at: Date): Promise<void> => settlePapers(parts, new Date(at.getTime() - settleAfterMs)),
  }
}

export type Papers = ReturnType<typeof createPapers>
