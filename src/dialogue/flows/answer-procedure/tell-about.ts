import { findFeeCircumstances } from '../../../catalog/fee-circumstances.js'
import { laterFeeLines } from '../../../catalog/later-fees.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { commandWords, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { toldOf } from '../../told-of.js'
import { myCommuneWording } from '../my-commune/wording.js'
import { type Aspect, describeProcedure, factsTold } from './describe-procedure.js'
import { sumByParts } from './sum-by-parts.js'
import { withTopic } from './topics.js'
import { isAboutDenouncing, withPlaceFor } from './where-to-denounce.js'
import { type Office, procedureWording } from './wording.js'

/** The commune named in this message, or the one remembered. */
const communeOf = ({ conversation, understood }: Turn): string | null =>
  understood.places.find(({ communes }) => communes.length === 1)?.communes[0]?.code ?? conversation.context.commune

const officeOf = async (turn: Turn): Promise<Office | null> => {
  const code = communeOf(turn)
  const commune = code ? getCommune(code) : undefined
  if (!code || !commune) return null
  const { address, hours, phone, policeAddress, policeHours, policePhone } = await turn.slices.places.getContact(code)
  const police = { address: policeAddress, hours: policeHours, phone: policePhone }
  return { commune: nameInSentence(commune), address, hours, phone, police }
}

/** Asks once for the person's commune where an office's address would help; afterwards it can be changed. */
const withCommune = (
  { conversation }: Turn,
  office: Office | null,
  slug: string,
  aspect: Aspect,
  answer: Reply,
): Reply => {
  if (aspect !== 'all' && aspect !== 'place') return answer
  const { choice, change, why } = myCommuneWording
  const value = payload(commandWords.myCommune, slug)
  if (office) return aspect === 'place' ? { ...answer, choices: [...answer.choices, { label: change, value }] } : answer
  const text = conversation.context.wasAskedCommune ? answer.text : `${answer.text}\n\n${why}`
  return { ...answer, text, choices: [...answer.choices, { label: choice, value }] }
}

/** The procedure is what is spoken of from now on. */
export const topicOf = ({ conversation, message }: Turn, slug: string) => ({
  procedure: slug,
  topics: withTopic(conversation.context.topics, slug, message.text),
  receipt: null,
  sentElsewhere: null,
  matter: null,
})

/** The answer about one procedure as this person needs it. */
export const tellAbout = async (turn: Turn, slug: string, aspect: Aspect): Promise<Outcome> => {
  const published = turn.slices.catalog.get(slug)
  if (!published) return { replies: [reply(procedureWording.gone, [choices.person])] }
  const isDenouncing = isAboutDenouncing(published)
  const procedure = isDenouncing ? withPlaceFor(published, turn.message.text) : published
  const circumstances = findFeeCircumstances(turn.understood.entities)
  const office = await officeOf(turn)
  const laterFees = laterFeeLines(procedure, turn.slices.catalog.laterOf(slug))
  const described = describeProcedure(aspect, { procedure, now: turn.now, office, circumstances, laterFees })
  const byParts = aspect === 'fee' ? sumByParts(turn, procedure) : []
  const answer = {
    ...described,
    text: [...byParts, described.text].join('\n'),
    told: [toldOf(turn, slug, factsTold(aspect, procedure))],
  }
  if (isDenouncing)
    return {
      replies: [{ ...answer, choices: [procedureWording.denounce, ...answer.choices] }],
      context: topicOf(turn, slug),
    }
  const isAskedNow = office === null && (aspect === 'all' || aspect === 'place')
  return {
    replies: [withCommune(turn, office, slug, aspect, answer)],
    context: { ...topicOf(turn, slug), commune: communeOf(turn), ...(isAskedNow && { wasAskedCommune: true }) },
  }
}
