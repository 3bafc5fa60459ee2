import { reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import { answerWords, argumentOf, commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { placeChoices } from '../../place-choices.js'
import { tellAbout } from '../answer-procedure/tell-about.js'
import { contactWording } from '../contact-info/wording.js'
import { myCommuneWording } from './wording.js'

const say = myCommuneWording

const asking = (slug: string | null): FlowState => ({ name: 'my-commune', version: 1, step: 'commune', data: { slug } })

const keepCommune = async (turn: Turn, code: string, slug: unknown): Promise<Outcome> => {
  const commune = getCommune(code)
  if (!commune) return { replies: [reply(contactWording.communeUnknown, [choices.cancel])], flow: asking(null) }
  const kept = reply(say.kept(nameInSentence(commune)))
  const context = { commune: code }
  const known = {
    ...turn,
    conversation: { ...turn.conversation, context: { ...turn.conversation.context, ...context } },
  }
  const told = typeof slug === 'string' ? await tellAbout(known, slug, 'place') : { replies: [] }
  return { replies: [kept, ...told.replies], flow: null, context: { ...told.context, ...context } }
}

/** Which commune the person belongs to: asked for once, remembered, changeable. */
export const myCommune: Flow = {
  name: 'my-commune',
  version: 1,
  phrases: ['doi xa', 'doi phuong', 'doi xa phuong', 'chon xa', 'chon xa phuong', 'xa cua toi'],
  begin: () => ({ replies: [reply(say.ask, [choices.cancel])], flow: asking(null) }),
  answer(turn, state) {
    const text = turn.message.text.trim()
    const chosen = argumentOf(answerWords.commune, text)
    if (chosen) return keepCommune(turn, chosen, state.data.slug)
    const [mention] = findPlaces(text, { expected: true })
    const [first, second] = mention?.communes ?? []
    if (first && !second) return keepCommune(turn, first.code, state.data.slug)
    if (mention)
      return {
        replies: [
          reply(contactWording.whichCommune(mention.mention), placeChoices(mention.communes, answerWords.commune)),
        ],
        flow: state,
      }
    return null
  },
  expects: () => 'place',
  lapses: true,
  askAgain: () => reply(say.ask, [choices.cancel]),
  payloads: {
    [commandWords.myCommune]: (_turn, slug) => ({
      replies: [reply(say.ask, [choices.cancel])],
      flow: asking(slug || null),
    }),
  },
}
