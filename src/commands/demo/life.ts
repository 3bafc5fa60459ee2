import type { Account } from '../../accounts/roles.js'
import type { Case, CaseContent } from '../../cases/case.js'
import type { Seen } from '../../cases/cases.js'
import { createEntryForm } from '../../cases/desk/entry-form.js'
import { ratingChoices } from '../../cases/rate-case.js'
import { addWorkingDays, rollForward } from '../../deadlines/working-days.js'
import { commandWords, payload } from '../../dialogue/choice-words.js'
import { deleteDataWording } from '../../dialogue/flows/delete-data/wording.js'
import { handOffWording } from '../../dialogue/flows/human-handoff/wording.js'
import { intakeWording } from '../../dialogue/flows/intake/wording.js'
import type { XaOi } from '../../main.js'
import { communeContactSchema } from '../../places/commune-contact.js'
import { getCommune } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { communesShown, type Signer, signerOf } from './accounts.js'
import { dayMs, reporterOf, sampleContent } from './cases.js'
import { keepPicture, say, sayAll } from './talk.js'

const [own, neighbour, ...others] = communesShown
const targetDays = 15

type Stage = {
  core: XaOi['core']
  officer: Account
  leader: Account
  neighbours: Account
  supervisor: Account
  at: Date
}

/** What happens around cases besides their steps: talks, pictures, notes, transfers, marks, and what goes wrong. */
export const liven = async ({ core }: XaOi, signers: readonly Signer[], at: Date): Promise<void> => {
  const stage: Stage = {
    core,
    officer: signerOf(signers, 'officer', own),
    leader: signerOf(signers, 'leader', own),
    neighbours: signerOf(signers, 'officer', neighbour),
    supervisor: signerOf(signers, 'supervisor'),
    at,
  }
  await enterContacts(stage)
  for (const happen of [
    reportWithPictures,
    lateCase,
    dueCase,
    askedAndAnswered,
    askedInVain,
    undelivered,
    entered,
    transfers,
    marks,
    handOffs,
    forEditors,
    dataRequest,
  ])
    await happen(stage)
  const views = core.cases.savedViews
  await views.save(stage.officer, { name: 'Môi trường, cũ nhất trước', address: 'linhvuc=environment&sap=oldest' })
  await views.save(stage.leader, { name: 'Quá hạn', address: 'xem=overdue' })
}

const ago = ({ at }: Stage, days: number): Date => new Date(at.getTime() - days * dayMs)

/** As an account sees a case now. */
const seen = async ({ core, at }: Stage, account: Account, { id }: Case, when = at): Promise<Seen> => ({
  account,
  found: await core.cases.getFor(account, id),
  at: when,
})

const open = (
  stage: Stage,
  name: string,
  daysAgo: number,
  told: Pick<CaseContent, 'text'> & Partial<CaseContent>,
  chat = `web:demo-${name}`,
): Promise<Case> =>
  stage.core.cases.open({
    content: sampleContent({ communeCode: own, ...told }),
    openedBy: `demo:${name}`,
    chat,
    at: ago(stage, daysAgo),
  })

/** An officer takes a case in hand: it is theirs, and begun. */
const begin = async (stage: Stage, found: Case, daysAgo: number): Promise<void> => {
  const { core, officer } = stage
  const when = ago(stage, daysAgo)
  await core.cases.assign(await seen(stage, officer, found, when), { to: officer.id })
  await core.cases.move(await seen(stage, officer, found, when), { to: 'in_progress' })
}

/** All communes but the last told where they are. */
const enterContacts = async ({ core, leader, at }: Stage): Promise<void> => {
  for (const [index, communeCode] of [own, neighbour, ...others].slice(0, -1).entries()) {
    const name = getCommune(communeCode)?.name
    const fields = communeContactSchema.parse({
      address: `Trụ sở UBND ${name} (địa chỉ mẫu)`,
      hours: 'Thứ hai đến thứ sáu, 7 giờ 30 đến 11 giờ 30, 13 giờ 30 đến 17 giờ',
      phone: `0221 0000 00${index + 1}`,
      receptionSchedule: 'Sáng thứ năm hằng tuần (lịch mẫu)',
    })
    await core.places.saveContact({ communeCode, fields, updatedBy: leader.id, at })
  }
}

const reportWithPictures = async (stage: Stage): Promise<void> => {
  const { core, officer, leader } = stage
  const chat = 'web:demo-pictures'
  await say(core, chat, { text: 'Phản ánh rác đổ thành đống ở chân đê thôn Phú Trạch xã Mễ Sở, bốc mùi cả tuần nay' })
  for (const picture of ['rubbish', 'rubbish-near'] as const) await say(core, chat, { picture })
  let offered = await say(core, chat, { text: 'từ thứ hai tuần trước' })
  const isReviewed = () => offered.some(({ value }) => value === intakeWording.send.value)
  for (let tries = 0; tries < 5 && !isReviewed(); tries += 1) offered = await say(core, chat, { text: 'Bỏ qua' })
  await say(core, chat, { text: intakeWording.send.value })
  const [found] = await core.cases.findByChat(chat, 1)
  if (!found) throw new Error('the sample report with pictures was not sent')
  await core.cases.assign(await seen(stage, leader, found), { to: officer.id })
  await core.cases.noteInternally(await seen(stage, leader, found), {
    text: 'Nhờ chị gọi tổ thu gom trước 16 giờ, mai trường mầm non họp phụ huynh.',
  })
  await core.cases.noteInternally(await seen(stage, officer, found), {
    text: 'Đã gọi tổ thu gom, chiều nay có xe. Xe về sẽ chụp ảnh rồi trả lời dân.',
  })
}

const lateCase = async (stage: Stage): Promise<void> => {
  const chat = 'web:demo-late'
  const picture = await keepPicture(stage.core, chat, 'lamp', 'demo:late:picture')
  const found = await open(stage, 'late', 40, {
    category: 'lighting',
    text: 'Cả đoạn đường ra bến đò không có đèn, cháu đi học thêm về phải soi điện thoại.',
    placeText: 'đường ra bến đò, xã Mễ Sở',
    reporter: reporterOf('Đỗ Thị Thí Dụ', own),
    attachments: [picture.id],
  })
  await begin(stage, found, 35)
  await stage.core.cases.add(await stage.core.cases.getFor(stage.officer, found.id), {
    text: 'Hôm qua có cụ ngã ở đây, mong xã xem sớm.',
    messageId: 'demo:late:added',
    at: ago(stage, 2),
    files: [],
  })
}

/** Due at the end of today, or of the next working day. */
const dueCase = async (stage: Stage): Promise<void> => {
  const { calendar } = stage.core.deadlines
  const due = rollForward(calendar, localDay(stage.at))
  const days = Array.from({ length: 60 }, (_, index) => index)
  const daysAgo = days.find((count) => addWorkingDays(calendar, localDay(ago(stage, count)), targetDays) <= due)
  const found = await open(stage, 'due', daysAgo ?? targetDays, {
    category: 'roads',
    text: 'Mặt đường trước cổng trường tiểu học lún thành hố, mưa xuống không thấy đáy.',
    when: 'từ đợt mưa đầu tháng',
  })
  await begin(stage, found, 1)
}

const askedAndAnswered = async (stage: Stage): Promise<void> => {
  const { core, officer } = stage
  const found = await open(stage, 'answered', 4, {
    category: 'environment',
    text: 'Trại lợn xả nước ra mương tưới, lúa đang vàng lá.',
  })
  await begin(stage, found, 3)
  await core.cases.ask(await seen(stage, officer, found), { text: 'Trại ở xóm nào, thường xả vào lúc mấy giờ ạ?' })
  await core.messaging.outbox.collect()
  await sayAll(core, 'web:demo-answered', payload(commandWords.answerOfficer, found.receiptCode))
  await sayAll(core, 'web:demo-answered', 'Trại ở đầu xóm 4, cứ khoảng 5 giờ sáng là xả', 'vâng, gửi đi')
}

const askedInVain = async (stage: Stage): Promise<void> => {
  const found = await open(stage, 'asked', 5, { category: 'land', text: 'Có người đổ đất lấn ra kênh tiêu của thôn.' })
  await begin(stage, found, 4)
  await stage.core.cases.ask(await seen(stage, stage.officer, found), {
    text: 'Anh/chị cho biết đoạn kênh gần nhà ai, có ảnh thì gửi giúp ạ?',
  })
}

/** A person who has shut the bot out: what the officer answers doesn't arrive. */
const undelivered = async (stage: Stage): Promise<void> => {
  const { core, officer } = stage
  const chat = 'telegram:demo-blocked'
  await core.messaging.outbox.block(chat, 'người dân đã chặn Xã Ơi')
  const told = { category: 'security' as const, text: 'Quán đầu xóm hát karaoke quá nửa đêm, góp ý không nghe.' }
  const found = await open(stage, 'blocked', 6, told, chat)
  await begin(stage, found, 5)
  await core.cases.reply(await seen(stage, officer, found), {
    text: 'Công an xã đã nhắc chủ quán ký cam kết. Còn tái diễn anh/chị báo lại ngay giúp.',
  })
  await core.messaging.outbox.collect()
}

/** Written down at the counter: the person has no chat, so the officer tells them what comes of it. */
const entered = async (stage: Stage): Promise<void> => {
  const { core, officer, at } = stage
  const form = createEntryForm(localDay(at)).parse({
    kind: 'feedback',
    what: 'Cụ Mẫu đến trình bày: nước sạch thôn Phú Thị yếu, tầng hai không lên.',
    where: 'thôn Phú Thị',
    commune: own,
    phone: '0900000001',
    name: 'Nguyễn Văn Mẫu',
    way: 'counter',
  })
  const found = await core.cases.enter({ account: officer, form, formKey: 'demo', files: [], at })
  if (found === 'hand over') throw new Error('the sample entry was taken for a denunciation')
  await core.cases.reply(await seen(stage, officer, found), { text: 'Nhà máy nước hẹn xả đường ống trong tuần này.' })
}

/** Between two communes: one waits, one came back, one that each says is the other's matter, one that nobody answers, one taken over. */
const transfers = async (stage: Stage): Promise<void> => {
  const { core, officer, neighbours } = stage
  const send = async (name: string, daysAgo: number, text: string, reason: string): Promise<Case> => {
    const found = await open(stage, name, daysAgo + 1, { category: 'roads', text })
    const sent = await seen(stage, officer, found, ago(stage, daysAgo))
    await core.cases.transfer(sent, { to: neighbour, text: reason })
    return found
  }
  const giveBack = async (found: Case, daysAgo: number, text: string): Promise<void> =>
    core.cases.returnTransfer(await seen(stage, neighbours, found, ago(stage, daysAgo)), { text })

  await send('sent', 0, 'Biển chỉ đường ở đoạn giáp ranh bị đổ.', 'Cột biển nằm bên đất phường Phố Hiến.')
  await send('ignored', 9, 'Cống qua đường giáp ranh tắc, mưa là ngập.', 'Cống do phường Phố Hiến quản lý.')
  const back = await send('back', 3, 'Cây đổ chắn ngang lối ra đồng.', 'Cây thuộc tuyến của phường Phố Hiến.')
  await giveBack(back, 2, 'Đã ra xem: cây ở đất xã Mễ Sở, cách mốc 80 m.')
  const disputed = await send(
    'disputed',
    6,
    'Đoạn đường gom đầy ổ gà, hai bên đều bảo không phải của mình.',
    'Đường này phường Phố Hiến làm năm 2019.',
  )
  await giveBack(disputed, 5, 'Hồ sơ đường gom đã bàn giao cho xã Mễ Sở.')
  await core.cases.noteInternally(await seen(stage, officer, disputed), {
    text: 'Xã không có biên bản bàn giao nào. Gửi lại, nhờ tỉnh cho ý kiến nếu vẫn vướng.',
  })
  await core.cases.transfer(await seen(stage, officer, disputed, ago(stage, 4)), {
    to: neighbour,
    text: 'Xã chưa nhận bàn giao; đề nghị phường gửi kèm biên bản.',
  })
  const taken = await send('taken', 2, 'Nắp hố ga trước chợ bị mất.', 'Chợ này thuộc phường Phố Hiến.')
  await core.cases.acceptTransfer(await seen(stage, neighbours, taken, ago(stage, 1)))
}

/** Citizens mark how their answered reports were handled: most well. */
const marks = async ({ core, supervisor, at }: Stage): Promise<void> => {
  const states = ['answered', 'closed'] as const
  const { cases } = await core.cases.findFor(supervisor, { queue: 'all', kind: 'feedback', states: [...states] }, at)
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
    'nuôi chim yến phải xin phép ai',
    'xin làm giấy cho con',
    'thủ tục nhận nuôi voi',
  ].entries())
    await sayAll(core, `web:demo-unknown-${index}`, text)
  await sayAll(
    core,
    'web:demo-error',
    payload(commandWords.report, 'register-birth'),
    'phí cấp bản sao ở xã tôi thu khác với ở đây',
  )
}

const dataRequest = async ({ core }: Stage): Promise<void> => {
  await sayAll(core, 'web:demo-forget', 'xin chào', payload(commandWords.deleteData), deleteDataWording.yes.value)
}
