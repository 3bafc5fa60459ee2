import { type Account, can } from '../../accounts/roles.js'
import { localDay } from '../../shared/clock.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { caseWording } from '../wording.js'
import { mayHave } from './assign.js'
import type { DeskStore } from './desk-store.js'

/** Cases of one commune that are given out at once; the rest follows with the next run. */
const batch = 100

export type GiveOutParts = {
  store: Pick<CaseStore, 'findAwaitingTurn' | 'findCommunesAwaitingTurn' | 'endTurns' | 'countOpenOf' | 'apply'>
  desk: Pick<DeskStore, 'isEven' | 'findAway'>
  /** Who is in office. */
  findStaff: () => Promise<Account[]>
}

/** Who works on a commune's cases himself: its leader gives them out, and takes none by turn. */
export const takesTurns = (account: Account, communeCode: string): boolean =>
  account.communeCode === communeCode &&
  can(account, 'handle_cases', communeCode) &&
  !can(account, 'lead_commune', communeCode)

/** Whoever has fewest; of several the first by user name. */
const nextOf = (officers: readonly Account[], counts: ReadonlyMap<string, number>): Account | undefined =>
  officers.toSorted(
    (a, b) =>
      (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0) ||
      a.userName.localeCompare(b.userName) ||
      a.id.localeCompare(b.id),
  )[0]

const giveOne = async ({ store }: GiveOutParts, found: Case, atDesk: readonly Account[], at: Date): Promise<void> => {
  const officers = atDesk.filter((one) => mayHave(one, found))
  const officer = nextOf(officers, await store.countOpenOf(officers.map(({ id }) => id)))
  if (!officer) return
  await store.apply(found, {
    set: { assignee: { id: officer.id, name: officer.displayName } },
    event: {
      id: `given:${found.version}`,
      at,
      by: { role: 'system', accountId: null, name: caseWording.system },
      what: 'assigned',
      from: null,
      to: officer.displayName,
      text: null,
      paper: null,
    },
    outgoing: [],
  })
}

/**
 * Gives the new cases of communes that want it to whoever is at the desk and has fewest open ones. One after the other in
 * the order in which they came, each by an update that holds only while nobody has it: several processes at once come to
 * the same choice, and only one of them writes it. With nobody at the desk a case waits.
 */
export const giveOut = async (parts: GiveOutParts, at: Date): Promise<void> => {
  const communes = await parts.store.findCommunesAwaitingTurn()
  if (communes.length === 0) return
  const staff = await parts.findStaff()
  for (const communeCode of communes) {
    if (!(await parts.desk.isEven(communeCode))) {
      await parts.store.endTurns(communeCode)
      continue
    }
    const officers = staff.filter((one) => takesTurns(one, communeCode))
    const away = await parts.desk.findAway(
      officers.map(({ id }) => id),
      localDay(at),
    )
    const atDesk = officers.filter(({ id }) => !away.has(id))
    if (atDesk.length === 0) continue
    for (const found of await parts.store.findAwaitingTurn(communeCode, batch)) await giveOne(parts, found, atDesk, at)
  }
}
