import type { Reply } from '../messaging/message.js'
import type { Case, CaseNews, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { causeOf } from './cause.js'
import { maskForAll } from './mask-for-all.js'

type FindJoined = CaseStore['findJoined']

/** What passes between an officer and one citizen, or is the citizen's own. */
const personal: ReadonlySet<TimelineEvent['what']> = new Set([
  'replied',
  'asked',
  'answered',
  'added',
  'rated',
  'followed',
])

/** Joined cases may have been joined to before: news go down all the way. */
const deepest = 5

/** The cases that go on with this one, those joined to these among them; one for each chat, none of `chats`. */
export const findFollowers = async (
  findJoined: FindJoined,
  { id, chat }: Pick<Case, 'id' | 'chat'>,
  chats: readonly (string | null)[] = [],
): Promise<Case[]> => {
  const byChat = new Map<string, Case>()
  const known = new Set([id])
  let ids = [id]
  for (let depth = 0; depth < deepest && ids.length > 0; depth++) {
    const found = (await findJoined(ids)).filter((one) => !known.has(one.id))
    ids = found.map((one) => one.id)
    for (const one of found) {
      known.add(one.id)
      const isTold = one.chat === null || one.chat === chat || chats.includes(one.chat) || byChat.has(one.chat)
      if (one.chat !== null && !isTold) byChat.set(one.chat, one)
    }
  }
  return [...byChat.values()]
}

/** A store that tells, in the update that tells a case's citizen, also those whose cases go on with it. */
export const tellingFollowers = (store: CaseStore): CaseStore => ({
  ...store,
  apply: async (before, change) =>
    store.apply(before, { ...change, outgoing: await withFollowers(store.findJoined, before, change) }),
})

/**
 * The messages of a change with those to the people whose cases go on with this one. They hear its news under their own
 * receipt code, masked as what is published, and no pictures, which can't be masked.
 */
const withFollowers = async (
  findJoined: FindJoined,
  found: Case,
  { event, outgoing }: { event: TimelineEvent; outgoing: readonly CaseNews[] },
): Promise<CaseNews[]> => {
  const news = outgoing.filter(({ isNews, chat, picture }) => isNews && !picture && chat === found.chat)
  if (news.length === 0 || personal.has(event.what)) return [...outgoing]
  const followers = await findFollowers(findJoined, found)
  return [...outgoing, ...followers.flatMap((follower) => news.map((message) => copyFor(follower, found, message)))]
}

const copyFor = (follower: Case, found: Case, message: CaseNews): CaseNews => {
  const own = (text: string): string => text.replaceAll(found.receiptCode, follower.receiptCode)
  return {
    ...message,
    id: `${message.id}:${follower.id}`,
    chat: follower.chat,
    causedBy: causeOf(follower.id),
    text: maskForAll(found, own(message.text)),
    choices: message.choices.map(({ label, value }) => ({ label, value: own(value) })),
  }
}

/** One message for each person of a case: its citizen and those who go on with it, none of `chats`. */
export const tellAllOf = async (
  findJoined: FindJoined,
  found: Case,
  { causedBy, chats, say }: { causedBy: string; chats: readonly (string | null)[]; say: (one: Case) => Reply },
): Promise<CaseNews[]> => {
  const followers = await findFollowers(findJoined, found, chats)
  const people = chats.includes(found.chat) ? followers : [found, ...followers]
  return people.map((one) => ({
    ...say(one),
    id: `${causedBy}:${one.id}`,
    chat: one.chat,
    causedBy: causeOf(one.id),
    isNews: true,
  }))
}
