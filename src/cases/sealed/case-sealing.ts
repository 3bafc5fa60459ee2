import type { Account } from '../../accounts/roles.js'
import type { Ties } from '../../accounts/ties.js'
import type { OutgoingMessage, SealedMessage } from '../../messaging/message.js'
import { type CaseKeys, type CasePart, makeCaseKeys, type Reader } from '../../sealing/cases/case-keys.js'
import { citizenId } from '../../sealing/cases/citizen-copy.js'
import { exclude } from '../../sealing/cases/readers.js'
import type { OpenReader } from '../../sealing/cases/reading-as.js'
import type { KeyPair } from '../../sealing/key-pair.js'
import type { Names } from '../../sealing/names.js'
import { isAccused } from '../accused-officer.js'
import type { Case } from '../case.js'
import { accusesUnit, namesRelative } from '../tied-officer.js'

/** Who handles denunciations; `publicKey` null: no colleague has admitted the account's keys yet. `ties`: what they declared. */
export type DenunciationOfficer = { account: Account; publicKey: string | null; ties?: Ties | undefined }

/** With what protected cases are sealed and opened. */
export type CaseSealing = {
  findOfficers: () => Promise<DenunciationOfficer[]>
  /** Who keeps identities: the keys of who denounced are theirs and no officer's, as long as one of them is competent. */
  findKeepers: () => Promise<DenunciationOfficer[]>
  /** Whose keys are open now; null: nobody's. */
  getReader: () => Promise<OpenReader | null>
  now: () => Date
  /** The pair in KEY_DIR for cases that come while nobody competent holds a key. */
  getQueuePair: () => Promise<KeyPair>
  /** A message of a protected case, under its chat's key. */
  sealMessage: (message: OutgoingMessage) => Promise<SealedMessage>
  /** Hides chats and codes, by a key in KEY_DIR. */
  names: Names
  /** Gives what was sent for one cause another, and its messages the ids that `hideId` makes of theirs. */
  renameCause: (from: string, to: string, hideId: (id: string) => string) => Promise<void>
}

/** The place on a case's key lists of the queue for whoever comes into office. */
export const queueId = 'queue'

const idsOf = (officers: readonly DenunciationOfficer[]): string[] => officers.map(({ account }) => account.id)

/** Officers who are named in these words, or whose relative is. */
export const namedIn = (found: Case, officers: readonly DenunciationOfficer[]): string[] =>
  idsOf(officers.filter(({ account, ties }) => isAccused(account, found) || (ties && namesRelative(ties, found))))

/**
 * Officers that a case accuses by name, or their relative, or their unit: they get no key of it (Luật Tố cáo Điều 38 khoản 5,
 * Nghị định 31/2019/NĐ-CP Điều 5; the unit is a rule of ours, decision 0094).
 */
export const partialIn = (found: Case, officers: readonly DenunciationOfficer[]): string[] => [
  ...new Set([...namedIn(found, officers), ...idsOf(officers.filter(({ ties }) => ties && accusesUnit(ties, found)))]),
]

/** The admitted officers among them, without those `left` out. */
export const readersAmong = (officers: readonly DenunciationOfficer[], left: readonly string[]): Reader[] =>
  officers.flatMap(({ account: { id }, publicKey }) => (publicKey && !left.includes(id) ? [{ id, publicKey }] : []))

/**
 * Closes a case to those whom it names. Where nobody else could open a part its entries stay, though they open nothing for
 * them: by these the case goes on to whoever is competent (src/cases/sealed/key-lists.ts).
 */
export const closeTo = (keys: CaseKeys, named: readonly string[]): CaseKeys => {
  const closed = exclude(keys, named)
  const kept = (part: CasePart) => (closed.parts[part].readers.length > 0 ? closed : keys).parts[part]
  return { ...closed, parts: { content: kept('content'), identity: kept('identity') } }
}

/** The citizen's place on the lists of their own case: made of the secret on the receipt, which is kept nowhere. */
export type CitizenKey = { salt: string; publicKey: string }

/**
 * The keys of a new case, for every admitted officer who isn't partial in it; where there is none, for the queue; and for
 * the citizen who keeps a secret. Who denounced is sealed to those who keep identities instead, where there is one who isn't
 * partial (decision 0096).
 */
export const makeKeysFor = async (
  { findOfficers, findKeepers, getQueuePair }: CaseSealing,
  found: Case,
  citizen: CitizenKey | null,
): Promise<CaseKeys> => {
  const [officers, keepers] = await Promise.all([findOfficers(), findKeepers()])
  const partial = partialIn(found, [...officers, ...keepers])
  const competent = readersAmong(officers, partial)
  const officials = competent.length > 0 ? competent : [{ id: queueId, publicKey: (await getQueuePair()).publicKey }]
  const competentKeepers = readersAmong(keepers, partial)
  const own = citizen ? [{ id: citizenId, publicKey: citizen.publicKey }] : []
  const content = [...officials, ...own]
  const identity = competentKeepers.length > 0 ? [...competentKeepers, ...own] : content
  return exclude(makeCaseKeys({ caseId: found.id, content, identity }), partial)
}
