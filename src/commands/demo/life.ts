import type { XaOi } from '../../main.js'
import { communeContactSchema } from '../../places/commune-contact.js'
import { getCommune, nameInSentence } from '../../places/communes.js'
import { communesShown, type Signer, signerOf } from './accounts.js'
import { caseLife } from './case-life.js'
import { fillFigures } from './figures.js'
import { communesToldOf, planReceptions, receptionSchedule } from './receptions.js'
import type { Stage } from './stage.js'
import { talks } from './talks.js'

const [own, neighbour] = communesShown

/** What happens around cases besides their steps: talks, pictures, notes, transfers, marks, and what goes wrong. */
export const liven = async ({ core }: XaOi, signers: readonly Signer[]): Promise<void> => {
  const stage: Stage = {
    core,
    officer: signerOf(signers, 'officer', own),
    leader: signerOf(signers, 'leader', own),
    neighbours: signerOf(signers, 'officer', neighbour),
    supervisor: signerOf(signers, 'supervisor'),
    leaderOf: (communeCode) => signerOf(signers, 'leader', communeCode),
  }
  for (const happen of [enterContacts, saveViews, planReceptions, ...caseLife, ...talks, fillFigures])
    await happen(stage)
}

const enterContacts = async ({ core, leader }: Stage): Promise<void> => {
  for (const [index, communeCode] of communesToldOf.entries()) {
    const commune = getCommune(communeCode)
    if (!commune) continue
    const fields = communeContactSchema.parse({
      address: `Trụ sở UBND ${nameInSentence(commune)} (địa chỉ mẫu)`,
      hours: 'Thứ hai đến thứ sáu, 7 giờ 30 đến 11 giờ 30, 13 giờ 30 đến 17 giờ',
      phone: `0221 0000 00${index + 1}`,
      receptionSchedule,
    })
    await core.places.saveContact({ communeCode, fields, accountId: leader.id, at: new Date() })
  }
}

const saveViews = async ({ core, officer, leader }: Stage): Promise<void> => {
  const { savedViews } = core.cases
  await savedViews.save(officer, { name: 'Môi trường, cũ nhất trước', address: 'linhvuc=environment&sap=oldest' })
  await savedViews.save(leader, { name: 'Quá hạn', address: 'xem=overdue' })
}
