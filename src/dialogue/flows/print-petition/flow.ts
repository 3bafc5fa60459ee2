import { isDraft } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Flow, Turn } from '../../flow.js'
import { petitionAddress } from '../../petition-address.js'
import { petitionWording as say } from './wording.js'

/** The draft that was made in this chat; null for every other case. */
const findOwnDraft = async ({ slices, message }: Turn, code: string) => {
  const found = await slices.cases.getByReceiptCode(code.toUpperCase())
  return found?.chat === message.chat && isDraft(found) ? found : null
}

/** The address of a petition's draft: a new one, or none any more. */
export const printPetition: Flow = {
  name: 'print-petition',
  begin: () => ({ replies: [reply(say.unknown, [choices.track])] }),
  payloads: {
    async [commandWords.printPetition](turn, code) {
      const found = await findOwnDraft(turn, code)
      if (!found) return { replies: [reply(say.unknown, [choices.track])] }
      if (found.isLocked) return { replies: [reply(say.sealed, [say.close(found.receiptCode)])] }
      return {
        replies: [reply(say.address(await petitionAddress(turn, found)), [say.close(found.receiptCode)])],
      }
    },
    async [commandWords.closePetition](turn, code) {
      const found = await findOwnDraft(turn, code)
      if (!found) return { replies: [reply(say.unknown, [choices.track])] }
      await turn.slices.cases.closePetitionLink(found.id)
      return { replies: [reply(say.closed, found.isLocked ? [] : [say.again(found.receiptCode)])] }
    },
  },
}
