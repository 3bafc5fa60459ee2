import type { Choice } from '../messaging/message.js'
import { nameInSentence } from '../places/communes.js'
import type { PlaceMention } from '../places/find-places.js'
import { payload } from './choice-words.js'

/** One choice for each commune that a name may mean; `command` comes back with its code. */
export const placeChoices = (communes: PlaceMention['communes'], command: string): Choice[] =>
  communes.map((commune) => ({
    label: commune.via ? `${commune.via}, nay là ${nameInSentence(commune)}` : commune.name,
    value: payload(command, commune.code),
  }))
