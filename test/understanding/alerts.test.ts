import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readAlertSources } from '../../src/understanding/alerts/alert-examples.js'
import { saysCalledInVain } from '../../src/understanding/alerts/called-in-vain.js'
import { everydayMessages } from '../../src/understanding/alerts/everyday-messages.js'
import { expandExample } from '../../src/understanding/alerts/expand-example.js'
import { createAlerts } from '../../src/understanding/alerts/find-alert.js'
import { type DangerKind, hotlines, numbersOfKinds } from '../../src/understanding/alerts/hotlines.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'
import { readRepositoryProcedures } from '../catalog/repository-files.js'
import { withoutMarks } from './build-understanding.js'

const readTable = async (name: string) => parse(await readFile(new URL(name, import.meta.url), 'utf8'))

const sources = await readAlertSources()
const hear = createAlerts(sources, {
  everyday: everydayMessages({
    intents: await readIntentFiles('intents'),
    procedures: await readRepositoryProcedures(),
  }),
})
const dangers: Record<DangerKind, string[]> = await readTable('alerts-held-out.yml')
const lookAlikes: string[] = await readTable('alerts-look-alikes.yml')
const news: Record<'death' | 'birth' | 'none', string[]> = await readTable('alerts-news.yml')

const isAlarm = (text: string): boolean => hear(text).alert?.level === 'emergency'
const isHeard = (text: string): boolean => ['emergency', 'ask'].includes(hear(text).alert?.level ?? 'none')
const shareOf = (texts: readonly string[], holds: (text: string) => boolean): number =>
  texts.filter(holds).length / texts.length

describe('sentences that were never taught', () => {
  const all = Object.entries(dangers).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })))
  const cries = all.map(({ text }) => text)

  test('are none of the examples', () => {
    const taught = new Set(sources.examples.map(({ text }) => withoutMarks(text.toLowerCase())))
    const measured = [...cries, ...lookAlikes].map((text) => withoutMarks(text.toLowerCase()))
    expect(measured.filter((text) => text.split(' ').length > 3 && taught.has(text))).toEqual([])
  })

  test.each([
    ['with marks', (text: string) => text],
    ['without marks', withoutMarks],
  ])('%s: of the dangers 98 in 100 are heard, of the look-alikes one in 100 sounds the alarm', (_how, typed) => {
    expect(shareOf(cries.map(typed), isHeard)).toBeGreaterThanOrEqual(0.98)
    expect(shareOf(lookAlikes.map(typed), isAlarm)).toBeLessThanOrEqual(0.01)
    expect(shareOf(lookAlikes.map(typed), isHeard)).toBeLessThanOrEqual(0.04)
  })

  test('nine in ten get the number of their kind, the others that of a neighbouring kind', () => {
    const right = all.filter(({ kind, text }) => hear(text).alert?.number === numbersOfKinds[kind as DangerKind].first)
    expect(right.length / all.length).toBeGreaterThanOrEqual(0.9)
  })
})

test.each([
  ['nhà cháy rồi cứu với', 'fire', '114'],
  ['xì gas mùi nồng nặc khắp nhà', 'gas', '114'],
  ['đê vỡ rồi nước tràn vào làng', 'flood', '112'],
  ['con tôi bị đuối nước ở ao đình', 'drowning', '114'],
  ['xe tải đâm xe máy, người nằm bất động giữa đường', 'accident', '115'],
  ['chồng em bị điện giật nằm im rồi', 'electricity', '115'],
  ['bố em đột quỵ méo miệng rồi', 'illness', '115'],
  ['vợ em vỡ ối rồi mà không có xe', 'childbirth', '115'],
  ['có thằng cầm dao đuổi chém người ngoài chợ', 'weapon', '113'],
  ['trộm đang cạy cửa nhà em', 'burglary', '113'],
  ['chồng em đang đánh em', 'violence', '113'],
  ['tôi không muốn sống nữa', 'self_harm', '115'],
  ['hàng xóm đánh đập cháu bé dã man', 'child_abuse', '111'],
  ['con tôi bị bắt cóc rồi', 'child_taken', '113'],
] as const)('"%s" is an emergency of the kind %s: %s', (text, kind, number) => {
  for (const typed of [text, withoutMarks(text)])
    expect(hear(typed).alert).toMatchObject({ level: 'emergency', kind, number })
})

describe('said plainly, in few words', () => {
  test.each([
    ['xe cán người ở đầu làng', 'accident'],
    ['tai nạn xe máy ở chợ', 'accident'],
    ['tai nạn giao thông có người bị thương', 'accident'],
    ['có người bị xe cán', 'accident'],
    ['có tai nạn giao thông ở ngã ba', 'accident'],
    ['xe con vừa tông học sinh trước cổng trường', 'accident'],
    ['hai xe máy đâm nhau ngoài đường', 'accident'],
    ['người bị điện giật', 'electricity'],
    ['thợ xây bị điện giật', 'electricity'],
    ['muốn chết quá', 'self_harm'],
    ['tôi muốn chết', 'self_harm'],
    ['chẳng thiết sống nữa', 'self_harm'],
    ['chết quách cho xong', 'self_harm'],
    ['bị rắn cắn', 'poisoning'],
    ['có người ngã xuống giếng', 'drowning'],
    ['có người bị đuối nước', 'drowning'],
    ['có người bị thương nặng', 'injury'],
    ['chồng ngoại tình rồi đánh em', 'violence'],
  ] as const)('"%s" is an emergency of the kind %s', (text, kind) => {
    for (const typed of [text, withoutMarks(text)])
      expect(hear(typed).alert).toMatchObject({ level: 'emergency', kind })
  })

  test.each([
    ['bị tai nạn', 'accident'],
    ['chồng tôi bị tai nạn', 'accident'],
    ['tai nạn giao thông thì gọi ai', 'accident'],
    ['chán đời quá', 'self_harm'],
  ] as const)('"%s" is asked about: %s', (text, kind) => {
    for (const typed of [text, withoutMarks(text)]) expect(hear(typed).alert).toMatchObject({ level: 'ask', kind })
  })

  test.each([
    'đổi bằng lái xe máy cần gì',
    'cấp lại bằng lái xe máy cần giấy tờ gì',
    'bán xe máy cần con dấu không',
    'tra cứu',
    'tôi muốn tra cứu',
    'cột mốc bị xe cán gãy',
    'hay có tai nạn ở ngã tư này, xin hỗ trợ gương cầu',
    'bị xe tông năm ngoái giờ xin trợ cấp',
    'con bị điện giật đã khỏi, hồ sơ bảo hiểm thế nào',
    'quyên góp cho nhà có con bị đuối nước',
    'nóng muốn chết',
    'giá điện giật mình',
    'bị bạn học nói xấu lâu nay, làm sao đây',
    'vợ em ngoại tình giờ phải làm sao',
    'em thích một bạn cùng trường mà bạn ấy không thích em, làm sao bây giờ',
    'có nên tỏ tình với cô ấy không',
  ])('"%s" cries for nobody', (text) => {
    for (const typed of [text, withoutMarks(text)]) expect(['emergency', 'ask']).not.toContain(hear(typed).alert?.level)
  })
})

test.each([
  'vợ đẻ rồi làm giấy gì',
  'chưa có vợ',
  'cháy túi',
  'chết cười',
  'mất điện cả xóm',
  'xin giấy chứng nhận PCCC',
  'hôm qua có vụ tai nạn đã xử lý xong',
  'thủ tục khai tử',
  'trợ cấp tai nạn',
  'bị chó cắn năm ngoái',
  'com chay o dau ngon',
  'dam cuoi to chuc o dau',
  'giet lon co can xin phep khong',
  'cho hỏi sổ đỏ',
  '',
])('"%s" is no danger', (text) => {
  expect(hear(text).alert).toBeNull()
})

test.each(['cột đèn trước ngõ nghiêng sắp đổ', 'chó thả rông hay đuổi trẻ con', 'nắp cống vỡ ở đầu ngõ'])(
  '"%s" is dangerous but can wait: an ordinary report without a number',
  (text) => {
    expect(hear(text).alert).toEqual({ level: 'danger', kind: 'hazard', number: null, next: null })
  },
)

describe('news', () => {
  test.each(news.death)('"%s" is a death', (text) => {
    expect(hear(text)).toMatchObject({ news: 'death', alert: null })
  })
  test.each(news.birth)('"%s" is a birth', (text) => {
    expect(hear(text)).toMatchObject({ news: 'birth', alert: null })
  })
  test.each(news.none)('"%s" is neither', (text) => {
    expect(hear(text).news).toBeNull()
  })
})

test.each([
  ['gọi 114 rồi mà không ai nghe máy', true],
  ['goi mai khong ai bat may', true],
  ['bấm 113 toàn báo bận', true],
  ['em gọi cấp cứu không được', true],
  ['alo công an mà k ai trả lời', true],
  ['gọi 115 giúp em với', false],
  ['đã gọi cứu hỏa, họ đang tới', false],
  ['không biết gọi ai', false],
])('whether "%s" tells of calling in vain: %s', (text, expected) => {
  expect(saysCalledInVain(text)).toBe(expected)
})

describe('long texts', () => {
  const chatter = 'Hôm nay tôi lên xã hỏi thủ tục chứng thực bản sao, cán bộ hướng dẫn rất tận tình. '

  test('a cry in the middle of a story is heard', () => {
    const story = `${chatter.repeat(8)}Trời ơi nhà hàng xóm đang cháy to lắm, có người kẹt bên trong. ${chatter.repeat(8)}`
    expect(hear(story).alert).toMatchObject({ kind: 'fire', number: '114' })
    expect(hear(chatter.repeat(16)).alert).toBeNull()
  })

  test.each([
    ['words', (length: number) => chatter.repeat(Math.ceil(length / chatter.length)).slice(0, length)],
    ['one word', (length: number) => 'a'.repeat(length)],
    ['blanks', (length: number) => ' '.repeat(length)],
    ['calls', (length: number) => 'gọi không '.repeat(length / 10)],
  ])('100,000 characters of %s are no cry for help, and nothing hangs on them', (_what, make) => {
    expect(hear(make(100_000)).alert).toBeNull()
  })
})

test('every number that an alert may give is in the one table, with its source, and waits for the province', () => {
  for (const { first, next, beside = first } of Object.values(numbersOfKinds) as {
    first: keyof typeof hotlines
    next: keyof typeof hotlines
    beside?: keyof typeof hotlines
  }[]) {
    expect(next).not.toBe(first)
    for (const number of [first, next, beside]) expect(hotlines[number].source).not.toBe('')
  }
  expect(Object.values(hotlines).some(({ isConfirmed }) => isConfirmed)).toBe(false)
})

test('an example stands for sentences in which each alternative occurs', () => {
  const made = expandExample('(cháy|sập) <place> rồi', { place: ['nhà', 'kho'] }, () => 0)
  expect(made.length).toBeGreaterThan(1)
  expect(made.some((text) => text.startsWith('cháy')) && made.some((text) => text.startsWith('sập'))).toBe(true)
  expect(made.every((text) => /^(cháy|sập) (nhà|kho) rồi$/.test(text))).toBe(true)
})

describe('harm by people in office, or for having denounced', () => {
  const harmed: [string, string | undefined][] = [
    ['đơn tố cáo tôi gửi tháng trước bị lộ, ông chủ tịch biết tên tôi rồi, giờ bị dọa giết', undefined],
    ['chồng tôi là công an xã đánh tôi, tôi muốn báo mà sợ', undefined],
    ['tôi bị trưởng thôn đe dọa vì đã viết đơn tố cáo', undefined],
    ['công an xã đánh con tôi nhập viện', '111'],
    ['em bị phó chủ tịch xã sàm sỡ', undefined],
    ['từ hôm báo tin tôi bị người lạ hăm dọa', undefined],
    ['cán bộ xã dọa đánh tôi nếu còn kiện', undefined],
    ['tôi tố cáo ông Nam phó chủ tịch xã Kiến Xương lấy đất công, giờ họ dọa giết tôi', undefined],
    ['em gửi đơn tố cáo trưởng thôn ăn tiền cứu trợ rồi nó cho người đe dọa cả nhà em', undefined],
    ['tôi khiếu nại xã thu hồi ruộng xong có mấy thanh niên đến hành hung tôi', undefined],
  ]
  test.each(harmed)('“%s” hears the police’s number first', (text, also) => {
    for (const typed of [text, withoutMarks(text)]) {
      const { alert } = hear(typed)
      expect(alert).toMatchObject(also ? { number: '113', also } : { number: '113' })
    }
  })

  test.each(['thầy giáo sàm sỡ học sinh trường THCS', 'giáo viên mầm non tát con tôi', 'cô giáo bạo hành trẻ'])(
    '“%s” hears 111 or 113',
    (text) => {
      for (const typed of [text, withoutMarks(text)]) expect(Object.values(hear(typed).alert ?? {})).toContain('111')
    },
  )

  test.each([
    'thầy giáo có được đánh học sinh không',
    'công an xã đánh số nhà cho dân',
    'cán bộ xã đánh máy sai tên con tôi',
    'công an xã có dọa phạt nếu không đăng ký tạm trú không',
    'cán bộ xã nhiệt tình giúp con tôi nhập học',
    'trưởng thôn đánh trống gọi bà con họp',
    'tố cáo cán bộ xã thì gửi đơn ở đâu',
    'tố cáo cán bộ thì có được bảo vệ khi bị trả thù không',
  ])('“%s” sounds no alarm', (text) => {
    for (const typed of [text, withoutMarks(text)]) expect(isHeard(typed)).toBe(false)
  })
})

describe('what is told of a family for a paper’s sake', () => {
  const underWay = { isUnderWay: true }
  test.each([
    'mẹ cháu là người Trung Quốc',
    'chồng tôi người Trung Quốc',
    'vợ anh ấy là người Campuchia',
    'chồng em là người Myanmar, muốn kết hôn',
    'con gái tôi lấy chồng Trung Quốc',
    'bố bé mang quốc tịch Miến Điện',
    'chồng em ở Trung Quốc',
    'bố cháu đi làm bên Campuchia không về được',
    'chồng tôi đi một mình được không',
    'cháu đi một mình lên xã làm được không',
    'bà nội không đi được ra xã',
    'giấy kết hôn bố mẹ cầm bên kia rồi',
    'sổ đỏ anh trai tôi cầm không đưa',
    'xã cũ bị sáp nhập rồi',
    'phường em mới sát nhập',
    'bố tôi chết rồi',
    'người bán chết rồi',
  ])('“%s” sounds no alarm, as a first message and in a talk', (text) => {
    for (const typed of [text, withoutMarks(text)])
      for (const situation of [{}, underWay]) expect(hear(typed, situation).alert).toBeNull()
  })

  test.each(['mẹ tôi ở nhà một mình không đi được', 'bố em già rồi không đi lại được'])(
    '“%s” is no danger in the talk of a paper',
    (text) => {
      for (const typed of [text, withoutMarks(text)]) expect(hear(typed, underWay).alert).toBeNull()
    },
  )

  test.each([
    'con tôi bị bán sang Trung Quốc',
    'em gái tôi bị lừa sang Campuchia',
    'có người Trung Quốc bắt cóc con tôi',
    'chồng tôi người Trung Quốc đang đánh tôi',
    'con gái bị ép lấy chồng Trung Quốc',
    'bố em ở Trung Quốc mất liên lạc 3 ngày',
    'mẹ tôi đi một mình từ sáng chưa về',
    'con em 5 tuổi đi một mình ngoài đường khóc',
    'bà tôi ở nhà một mình ngã không dậy được',
    'bố tôi tự nhiên liệt nửa người không đi được',
    'mẹ tôi đau bụng không đi được',
    'tôi không ra được khỏi xe',
    'hắn cầm dao và sổ đỏ của tôi, dọa giết',
    'chồng tôi cầm gậy đòi giấy tờ',
    'trường sáp nhập bị sập mái đè học sinh',
    'bố tôi chết rồi, máu me đầy nhà',
    'cứu với bố tôi chết rồi',
    'chồng tôi bị điện giật chết rồi',
  ])('“%s” is heard, with the same words in it', (text) => {
    for (const typed of [text, withoutMarks(text)])
      expect(['emergency', 'ask']).toContain(hear(typed, underWay).alert?.level)
  })
})

describe('words that are others without their marks', () => {
  const situations = [{}, { isUnderWay: true }]
  test.each([
    'Tuan va Hung con ong Thin',
    'anh Va con ong Thinh o thon 3',
    'em quen, nha no o sat ao ca nha ong Bich',
    'nha cua no o canh ao ca, gan de song',
    'con be phai tiem 5 mui roi nhe',
    'con toi tiem du 3 mui roi',
    'tiem mui nhac lai o dau',
    'a k dung xe chup dc',
    'toi canh bac o nha no',
    'chieu qua luc 3h, no goi so la cho em',
    'chi Can ban ca o cho',
    'be roi truong hoc tu hom qua roi',
    'bay gio toi phai lam gi nua',
    'bây giờ tôi phải làm gì nữa',
    'gio em phai lam sao day',
    'thế cần làm gì tiếp theo ạ',
    'có quyết định rồi phải làm gì tiếp',
    'bé bị bỏ rơi có làm gói này không',
  ])('“%s” sounds no alarm, as a first message and in a talk', (text) => {
    for (const situation of situations) expect(hear(text, situation).alert).toBeNull()
  })

  test.each([
    'binh ga no roi, co nguoi bi bong',
    'no chem bo toi dut tay',
    'me toi bi ran can',
    'em bi ong dot khap nguoi',
    'o to can nguoi',
    'tau bi lat nguoi roi xuong song',
    'con toi roi xuong ao ca',
    'nha toi mui ga ro ri',
    'mui ga nong nac phai lam gi bay gio',
    'chay nha roi phai lam gi',
    'em be tac qua khong biet phai lam gi nua',
    'con em tiem mui thu 2 xong tim tai kho tho',
    'de vo roi nuoc tran vao',
    'bo toi bi te gay chan',
  ])('“%s” is heard, with the same words in it', (text) => {
    for (const situation of situations) expect(['emergency', 'ask']).toContain(hear(text, situation).alert?.level)
  })
})

describe('who is locked up by somebody', () => {
  test.each([
    ['tôi đang bị nhốt trong nhà, xã ơi', '113'],
    ['em bị chồng nhốt trong phòng', '113'],
    ['nó khóa trái cửa nhốt tôi trong nhà', '113'],
    ['con em bị nhốt trong ô tô', '114'],
    ['tôi bị nhốt trong thang máy', '114'],
    ['bé bị kẹt trong phòng khóa trái cửa', '114'],
  ])('“%s” hears %s', (text, number) => {
    for (const typed of [text, withoutMarks(text)]) expect(hear(typed).alert).toMatchObject({ number })
  })
})

describe('what is worn, whose works, and who fell long ago', () => {
  test.each([
    'sổ đỏ nhà cháu bị mối xông rách hết rồi',
    'nhà em bị mối ăn rách cả tủ',
    'áo quần cháu bị rách',
    'quần áo cháu bị rách hết',
    'hộ khẩu của con bị chuột gặm nát',
    'bìa đỏ nhà em bị mối ăn mất nửa',
    'ông chủ lò mổ tên Hùng',
    'chủ xưởng tên là Tuấn',
    'chủ trại tên Dậu xả phân ra mương',
    'nắp cống mất, tháng trước có cháu bé ngã xuống gãy tay',
    'đường đầy ổ gà, hôm kia có bà cụ ngã gãy chân',
    'duong lien thon tu dinh di xuong day o ga, hom qua co ng nga gay tay',
    'cán bộ ăn nói vô lễ với dân',
    'can bo noi nang vo le',
  ])('“%s” sounds no alarm', (text) => {
    for (const typed of [text, withoutMarks(text)]) expect(isHeard(typed)).toBe(false)
  })

  test.each([
    'cháu bị rách chân chảy máu nhiều',
    'quần áo cháu bị rách, người chảy máu',
    'con cháu bị chó cắn rách mặt',
    'mối ăn sập nhà đè người rồi',
    'chủ quán tên Hùng đánh cháu bé',
    'giám đốc xưởng tên Nam bị máy cuốn tay',
    'đường ổ gà có người vừa ngã gãy tay nằm giữa đường',
    'hôm qua đường ngập, có học sinh ngã xuống cống chưa tìm thấy',
    'tháng trước đường sụt, giờ có xe rơi xuống hố kẹt người',
  ])('“%s” is heard, with the same words in it', (text) => {
    for (const typed of [text, withoutMarks(text)]) expect(isHeard(typed)).toBe(true)
  })
})
