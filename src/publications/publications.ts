import { randomUUID } from 'node:crypto'
import { type Account, can } from '../accounts/roles.js'
import type { AttachmentStore } from '../attachments/attachment-store.js'
import type { Calendar } from '../deadlines/calendar.js'
import { auditEntry } from '../shared/audit.js'
import { localDay, readableDay } from '../shared/clock.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { publicationKinds } from './kinds.js'
import {
  dueOf,
  earliestEnd,
  isPublic,
  type PostingForm,
  type Publication,
  type PublicationForm,
} from './publication.js'
import { createPublicationStore } from './publication-store.js'
import { publicationWording } from './wording.js'

const say = publicationWording.errors

/** Who works on a publication, and when. */
type By = { account: Account; at: Date }

/** What communes publish (Luật 10/2022 Điều 11–14): entered, posted in time, taken down when its time is over. */
export const createPublications = ({
  connection,
  attachments,
  calendar,
}: {
  connection: Connection
  attachments: Pick<AttachmentStore, 'keep' | 'link'>
  calendar: () => Calendar
}) => {
  const store = createPublicationStore(connection)

  const assertMay = (account: Account, communeCode: string): void => {
    if (!can(account, 'publish', communeCode)) throw new Forbidden(say.forbidden)
  }

  const getFor = async ({ account }: By, id: string): Promise<Publication> => {
    const found = await store.get(id)
    if (!found) throw new NotFound(say.notFound)
    assertMay(account, found.communeCode)
    return found
  }

  return {
    prepare: store.prepare,
    auditSource: store.auditSource,
    find: store.find,
    findOverdue: store.findOverdue,
    /** A case comments on what was published; told twice, it counts once. */
    addComment: store.addComment,
    findCommented: store.findCommented,
    countComments: store.countComments,

    /** Notes what has to be published, with its file. Throws Forbidden, InvalidInput. */
    async add(
      { account, at }: By,
      communeCode: string,
      form: PublicationForm,
      file: { name: string; bytes: Buffer } | null,
      /** Of the form: sent twice, it is noted once. */
      id: string = randomUUID(),
    ): Promise<string> {
      assertMay(account, communeCode)
      if (await store.get(id)) return id
      const kept = file && (await keepFile(id, file, at))
      await store.create(
        {
          id,
          communeCode,
          ...form,
          number: form.number || null,
          dueOn: dueOf(calendar(), form.decidedOn),
          postedFrom: null,
          until: null,
          readOutFrom: null,
          file: kept && { key: kept.key, name: kept.name },
          fileId: kept?.id ?? null,
          takenDown: null,
        },
        auditEntry({ accountId: account.id, at }, 'publication_added', communeCode),
      )
      return id
    },

    /** Sets right what waits to be posted, or gives it its file; without a new one it keeps what it has. Throws as `post` does. */
    async edit(by: By, id: string, form: PublicationForm, file: { name: string; bytes: Buffer } | null): Promise<void> {
      const found = await getFor(by, id)
      if (found.postedFrom !== null || found.takenDown !== null) throw new Conflict(say.alreadyPosted)
      const kept = file && (await keepFile(id, file, by.at, randomUUID()))
      const set = {
        ...form,
        number: form.number || null,
        dueOn: dueOf(calendar(), form.decidedOn),
        ...(kept && { file: { key: kept.key, name: kept.name }, fileId: kept.id }),
      }
      const entry = auditEntry({ accountId: by.account.id, at: by.at }, 'publication_edited', found.communeCode)
      if (!(await store.change(id, { postedFrom: null, takenDown: null }, set, entry)))
        throw new Conflict(say.alreadyPosted)
    },

    /** Posts it from today. Throws Forbidden, InvalidInput, Conflict, NotFound. */
    async post(by: By, id: string, { until, readOut }: PostingForm): Promise<void> {
      const found = await getFor(by, id)
      const today = localDay(by.at)
      const { namesPersons } = publicationKinds[found.kind]
      const earliest = earliestEnd(found.kind, today)
      if (!found.file) throw new InvalidInput(say.noFile)
      if (earliest && until && until < earliest) throw new InvalidInput(say.untilTooEarly(readableDay(earliest)))
      if (namesPersons && !until && !earliest) throw new InvalidInput(say.personsNeedEnd)
      const set = {
        postedFrom: today,
        until: until || (namesPersons ? earliest : null),
        readOutFrom: readOut && publicationKinds[found.kind].isReadOut ? today : null,
      }
      const entry = auditEntry({ accountId: by.account.id, at: by.at }, 'publication_posted', found.communeCode)
      if (!(await store.change(id, { postedFrom: null, takenDown: null }, set, entry)))
        throw new Conflict(say.alreadyPosted)
    },

    /** Takes it down before its time, or strikes it off where it never was to be posted. Throws as `post` does. */
    async takeDown(by: By, id: string, reason: string): Promise<void> {
      const found = await getFor(by, id)
      if (!reason) throw new InvalidInput(say.reason)
      const takenDown = { on: localDay(by.at), reason }
      const entry = auditEntry({ accountId: by.account.id, at: by.at }, 'publication_taken_down', found.communeCode)
      const { postedFrom } = found
      if (!(await store.change(id, { postedFrom, takenDown: null }, { takenDown }, entry)))
        throw new Conflict(say.notPosted)
    },

    /** What everybody may read of a commune on a day. */
    findPublic: async (communeCode: string, at: Date): Promise<Publication[]> =>
      (await store.find({ communeCode })).filter((one) => isPublic(one, localDay(at))),

    /** The file behind a public address; null: there is none, or not any more. */
    async findPublicFile(key: string, at: Date): Promise<{ fileId: string; publication: Publication } | null> {
      const found = await store.findFile(key)
      return found && isPublic(found.publication, localDay(at)) ? found : null
    },

    /** The file for who works on it. Throws Forbidden, NotFound. */
    async findFileFor(account: Account, key: string): Promise<string> {
      const found = await store.findFile(key)
      if (!found) throw new NotFound(say.notFound)
      assertMay(account, found.publication.communeCode)
      return found.fileId
    },
  }

  async function keepFile(id: string, { name, bytes }: { name: string; bytes: Buffer }, at: Date, part = '0') {
    const belongsTo = `publication:${id}`
    const result = await attachments.keep({ id: `${belongsTo}:${part}`, chat: belongsTo, name, bytes, at })
    if ('refused' in result) throw new InvalidInput(say.file[result.refused])
    await attachments.link([result.kept.id], belongsTo)
    return result.kept
  }
}

export type Publications = ReturnType<typeof createPublications>
