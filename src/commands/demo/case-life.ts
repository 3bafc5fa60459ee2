import type { Account } from '../../accounts/roles.js'
import type { Case, CaseContent } from '../../cases/case.js'
import type { Seen } from '../../cases/cases.js'
import { createEntryForm } from '../../cases/desk/entry-form.js'
import { addWorkingDays, rollForward } from '../../deadlines/working-days.js'
import { commandWords, payload } from '../../dialogue/choice-words.js'
import { intakeWording } from '../../dialogue/flows/intake/wording.js'
import { localDay } from '../../shared/clock.js'
import { communesShown } from './accounts.js'
import { dayMs, reporterOf, sampleContent } from './cases.js'
import type { Stage } from './stage.js'
import { citizens } from './stories.js'
import { keepPicture, say, sayAll } from './talk.js'

const [own, neighbour] = communesShown
const targetDays = 15

const ago = (days: number): Date => new Date(Date.now() - days * dayMs)

/** As an account sees a case, on that day. */
const seen = async ({ core }: Stage, account: Account, { id }: Case, daysAgo = 0): Promise<Seen> => ({
  account,
  found: await core.cases.getFor(account, id),
  at: ago(daysAgo),
})

const open = (
  stage: Stage,
  name: string,
  daysAgo: number,
  told: Pick<CaseContent, 'text'> & Partial<CaseContent>,
  chat = `web:demo-${name}`,
): Promise<Case> =>
  stage.core.cases.open({
    content: sampleContent({
      communeCode: own,
      reporter: reporterOf(citizens[name.length % citizens.length] ?? null, own),
      ...told,
    }),
    openedBy: `demo:${name}`,
    chat,
    at: ago(daysAgo),
  })

/** An officer takes a case in hand: it is theirs, and begun. */
const begin = async (stage: Stage, found: Case, daysAgo: number): Promise<void> => {
  const { core, officer } = stage
  await core.cases.assign(await seen(stage, officer, found, daysAgo), { to: officer.id })
  await core.cases.move(await seen(stage, officer, found, daysAgo), { to: 'in_progress' })
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
  const found = await open(stage, 'late', 24, {
    category: 'lighting',
    text: 'Cả đoạn đường ra bến đò không có đèn, cháu đi học thêm về phải soi điện thoại.',
    placeText: 'đường ra bến đò, xã Mễ Sở',
    attachments: [picture.id],
  })
  await begin(stage, found, 20)
  await stage.core.cases.add(await stage.core.cases.getFor(stage.officer, found.id), {
    text: 'Hôm qua có cụ ngã ở đây, mong xã xem sớm.',
    messageId: 'demo:late:added',
    at: ago(2),
    files: [],
  })
}

/** Due at the end of today, or of the next working day. */
const dueCase = async (stage: Stage): Promise<void> => {
  const { calendar } = stage.core.deadlines
  const due = rollForward(calendar, localDay(ago(0)))
  const days = Array.from({ length: 60 }, (_, index) => index)
  const daysAgo = days.find((count) => addWorkingDays(calendar, localDay(ago(count)), targetDays) <= due)
  const found = await open(stage, 'due', daysAgo ?? targetDays, {
    category: 'roads',
    text: 'Mặt đường trước cổng trường tiểu học lún thành hố, mưa xuống không thấy đáy.',
    when: 'từ đợt mưa đầu tháng',
  })
  await begin(stage, found, 1)
}

const answeredLate = async (stage: Stage): Promise<void> => {
  const { core, officer } = stage
  const found = await open(stage, 'answered-late', 40, {
    category: 'lighting',
    text: 'Bóng đèn trước nhà văn hóa thôn cháy đã lâu, tối họp phải soi đèn pin.',
  })
  await begin(stage, found, 35)
  await core.cases.move(await seen(stage, officer, found, 5), {
    to: 'answered',
    text: 'Thôn đã thay hai bóng mới. Xin lỗi anh/chị vì trả lời chậm.',
  })
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
  const { core, officer } = stage
  const at = new Date()
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
    const sent = await seen(stage, officer, found, daysAgo)
    await core.cases.transfer(sent, { to: neighbour, text: reason })
    return found
  }
  const giveBack = async (found: Case, daysAgo: number, text: string): Promise<void> =>
    core.cases.returnTransfer(await seen(stage, neighbours, found, daysAgo), { text })

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
  await core.cases.noteInternally(await seen(stage, officer, disputed, 4), {
    text: 'Xã không có biên bản bàn giao nào. Gửi lại, nhờ tỉnh cho ý kiến nếu vẫn vướng.',
  })
  await core.cases.transfer(await seen(stage, officer, disputed, 4), {
    to: neighbour,
    text: 'Xã chưa nhận bàn giao; đề nghị phường gửi kèm biên bản.',
  })
  const taken = await send('taken', 2, 'Nắp hố ga trước chợ bị mất.', 'Chợ này thuộc phường Phố Hiến.')
  await core.cases.acceptTransfer(await seen(stage, neighbours, taken, 1))
}

/** What happens to single cases besides their steps, each in a case of its own. */
export const caseLife = [
  reportWithPictures,
  lateCase,
  dueCase,
  answeredLate,
  askedAndAnswered,
  askedInVain,
  undelivered,
  entered,
  transfers,
]
