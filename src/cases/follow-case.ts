import { maskNumbers } from '../duplicates/mask.js'
import type { Case, CaseContent, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import type { ClocksOf } from './clocks.js'
import { isJoinable } from './join-case.js'
import { kindOf } from './kinds/index.js'
import { startClocks, untouched } from './open-case.js'
import { createReceiptCode } from './receipt-code.js'
import { caseWording } from './wording.js'

const mostTries = 5

/**
 * Opens what a citizen wrote as a case of its own that goes on, from the beginning, with another of the same matter: own
 * receipt, own words, the other's state and news. What was written stands in the other's timeline too, without numbers
 * that name a person. `openedBy` is the id of the choosing message: asked again with it, it gives the case that stands.
 * Null: the other isn't open any more.
 */
export const followCase = async (
  { store, clocksOf }: { store: CaseStore; clocksOf: ClocksOf },
  request: { content: CaseContent; mainId: string; openedBy: string; chat: string; at: Date },
): Promise<Case | null> => {
  const { content, mainId, openedBy, chat, at } = request
  const opened = (await store.getOpenedBy(openedBy)) ?? (await open({ store, clocksOf }, request))
  if (opened) await tellMain(store, mainId, opened, { text: content.text, messageId: openedBy, at })
  return opened?.chat === chat ? opened : null
}

const open = async (
  { store, clocksOf }: { store: CaseStore; clocksOf: ClocksOf },
  { content, mainId, openedBy, chat, at }: Parameters<typeof followCase>[1],
): Promise<Case | null> => {
  const main = await store.get(mainId, { isProtected: false })
  if (!main || !isJoinable(main)) return null
  const { firstState } = kindOf('feedback')
  const running = startClocks(clocksOf({ agency: main.agency, formerOffices: [] }), {
    kind: 'feedback',
    category: content.category,
    at,
  })
  const by = { role: 'citizen', accountId: null, name: caseWording.citizen } as const
  const event = { at, by, text: null, paper: null }
  for (;;) {
    const opened = await store.insert(
      {
        ...content,
        receiptCode: createReceiptCode(),
        state: 'joined',
        agency: main.agency,
        keptFrom: null,
        settledBy: main.settledBy,
        routedBecause: caseWording.followsBecause,
        chat,
        ...running,
        dueAt: null,
        timeline: [
          { ...event, id: 'opened', what: 'opened', from: null, to: firstState },
          { ...event, id: 'joined', what: 'moved', from: firstState, to: 'joined' },
        ],
        awaitsCitizen: false,
        ...untouched,
        joinedTo: main.id,
        openedAt: at,
        updatedAt: at,
        version: 1,
      },
      openedBy,
    )
    if (opened) return opened
  }
}

type Said = { text: string; messageId: string; at: Date }

/** Puts what the citizen of a joined case wrote into the timeline of the one it goes on with, once for each message. */
export const tellMain = async (store: CaseStore, mainId: string, joined: Case, said: Said): Promise<void> => {
  const event: TimelineEvent = {
    id: said.messageId,
    at: said.at,
    by: { role: 'citizen', accountId: null, name: caseWording.citizen },
    what: 'followed',
    from: null,
    to: joined.receiptCode,
    text: maskNumbers(said.text),
    paper: null,
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const main = await store.get(mainId, { isProtected: false })
    if (!main || main.timeline.some(({ id }) => id === event.id)) return
    if (await store.apply(main, { set: {}, event, outgoing: [] })) return
  }
  throw new Error(`case ${mainId} kept changing while a follower's words were added`)
}

/**
 * A case as its citizen is told of it: of a joined one the state, agency, clocks and steps of the case it goes on with,
 * under the citizen's own receipt code.
 */
export const asFollowed = async (store: CaseStore, found: Case): Promise<Case> => {
  let main = found
  for (let depth = 0; main.joinedTo !== null && depth < mostTries; depth++) {
    const next = await store.get(main.joinedTo, { isProtected: false })
    if (!next) return found
    main = next
  }
  if (main === found) return found
  const { state, agency, clocks, dueAt } = main
  const steps = main.timeline.filter(({ what, at }) => ['moved', 'transferred'].includes(what) && at >= found.openedAt)
  return { ...found, state, agency, clocks, dueAt, timeline: [...found.timeline.slice(0, 1), ...steps] }
}
