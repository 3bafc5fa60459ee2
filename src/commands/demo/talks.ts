import { ratingChoices } from '../../cases/rate-case.js'
import { commandWords, payload } from '../../dialogue/choice-words.js'
import { deleteDataWording } from '../../dialogue/flows/delete-data/wording.js'
import { handOffWording } from '../../dialogue/flows/human-handoff/wording.js'
import type { Stage } from './stage.js'
import { sayAll } from './talk.js'

/** Citizens mark how their answered reports were handled: most well. */
const marks = async ({ core, supervisor }: Stage): Promise<void> => {
  const states = ['answered', 'closed'] as const
  const { cases } = await core.cases.findFor(
    supervisor,
    { queue: 'all', kind: 'feedback', states: [...states] },
    new Date(),
  )
  for (const [index, { chat, receiptCode }] of cases.entries()) {
    const choice = ratingChoices(receiptCode).at([-1, -2, 1][index % 3] ?? -1)
    if (chat && choice) await sayAll(core, chat, choice.value)
  }
}

const handOffs = async ({ core }: Stage): Promise<void> => {
  await sayAll(
    core,
    'web:demo-person',
    'cho tôi gặp cán bộ',
    'xã Mễ Sở',
    'Tôi nộp hồ sơ tách thửa từ tháng trước chưa thấy gọi',
  )
  await sayAll(core, 'web:demo-person', 'nộp ở bộ phận một cửa, biên nhận ghi tên mẹ tôi')
  await sayAll(
    core,
    'web:demo-lost',
    'cho tôi gặp cán bộ',
    handOffWording.notSure.value,
    'Giấy tờ đất của bố mẹ để lại thì hỏi ai',
  )
}

const forEditors = async ({ core }: Stage): Promise<void> => {
  for (const [index, text] of [
    'giá vàng hôm nay bao nhiêu',
    'xin làm giấy cho con',
    'đăng ký cho con chó nhà tôi',
  ].entries())
    await sayAll(core, `web:demo-unknown-${index}`, text)
  await sayAll(
    core,
    'web:demo-error',
    payload(commandWords.report, 'register-birth'),
    'phí cấp bản sao ở xã tôi thu khác với ở đây',
  )
}

/** Of somebody who has a case, too. */
const dataRequest = async ({ core }: Stage): Promise<void> => {
  await sayAll(core, 'web:demo-taken', payload(commandWords.deleteData), deleteDataWording.yes.value)
}

/** What citizens say that becomes a mark or a task. */
export const talks = [marks, handOffs, forEditors, dataRequest]
