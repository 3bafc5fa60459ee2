import { describe, expect, test } from 'vitest'
import { isQuestion } from '../../../src/dialogue/commands/asks.js'
import { isStopWord, wantsSummary, wantsToHold, wantsToResume } from '../../../src/dialogue/commands/phrases.js'
import { applyTold } from '../../../src/dialogue/flows/intake/apply-told.js'
import { type DraftField, draftFields } from '../../../src/dialogue/flows/intake/draft.js'
import { draftFrom } from '../../../src/dialogue/flows/intake/gather.js'
import { deniedIn } from '../../../src/dialogue/flows/intake/told/denials.js'
import { tellsFear } from '../../../src/dialogue/flows/intake/told/fears.js'
import { findOwnName, isFullName } from '../../../src/dialogue/flows/intake/told/person-name.js'
import { readTold } from '../../../src/dialogue/flows/intake/told/read-told.js'
import { findTimePhrase } from '../../../src/dialogue/flows/intake/told/time-phrase.js'
import { asksWhetherSent, wantsToEnd } from '../../../src/dialogue/flows/intake/told/wants-to-end.js'
import { communes } from '../../../src/places/communes.js'
import { findElsewhere } from '../../../src/places/find-elsewhere.js'

const all = new Set(draftFields)
const codeOf = (name: string): string => communes.find((commune) => commune.name === name)?.code ?? name

test.each([
  ['e ten Lan o thon Dong xa Me So, rac chat dong dau ngo', 'rac chat dong dau ngo'],
  ['em tên Lan, nhà ở thôn Đông xã Mễ Sở, đường làng ngập nước', 'đường làng ngập nước'],
  ['toi la Tran Thi Hoa dai dien cho 12 ho, xa thu hoi dat khong bao', 'xa thu hoi dat khong bao'],
])('of “%s” only “%s” is the story', (said, story) => {
  const { text, name, communeCode } = draftFrom(said)
  expect({ text, isNamed: name !== undefined }).toEqual({ text: story, isNamed: true })
  if (said.includes('xa Me So')) expect(communeCode).toBe(codeOf('Xã Mễ Sở'))
})

test.each(['12 nguoi', '20 hộ', 'chúng tôi 12 người'])('“%s” is nobody’s wish', (said) => {
  const steps = [{ field: 'request', ask: '' }] as const
  const told = readTold(said, { open: 'request', fields: all })
  expect(applyTold({}, told, { steps, open: 'request' }).draft.request).toBeUndefined()
})

describe('a message gives the fields that are in it, and its rest is the story', () => {
  const table: [string, DraftField | null, Record<string, string>][] = [
    [
      'ở xã Mễ Sở, tôi tên Hòa, 0912 000 111',
      null,
      { communeCode: codeOf('Xã Mễ Sở'), name: 'Hòa', phone: '0912000111' },
    ],
    ['Xã Mễ Sở', 'place', { communeCode: codeOf('Xã Mễ Sở') }],
    ['o xa me so nhe', 'place', { communeCode: codeOf('Xã Mễ Sở') }],
    ['cuối thôn Hạ, xã Mễ Sở', 'place', { communeCode: codeOf('Xã Mễ Sở') }],
    ['hôm qua, xã Mễ Sở', null, { when: 'hôm qua', communeCode: codeOf('Xã Mễ Sở') }],
    ['Phạm Văn Dũng, 0987.654.000', null, { name: 'Phạm Văn Dũng', phone: '0987654000' }],
    ['em Hạnh, 0987 654 000', null, { name: 'Hạnh', phone: '0987654000' }],
    ['số của tôi là 0912-000-111', 'name', { phone: '0912000111' }],
    ['tôi là Vũ Thị Lan', null, { name: 'Vũ Thị Lan' }],
    ['em tên Lan', null, { name: 'Lan' }],
    ['e ten Lan, sdt 0912000111', 'name', { name: 'Lan', phone: '0912000111' }],
    ['toi la Tran Thi Hoa dai dien', 'name', { name: 'Tran Thi Hoa' }],
    ['tôi là Trần Đại Nghĩa', 'name', { name: 'Trần Đại Nghĩa' }],
    ['Thôi', 'name', { name: 'Thôi' }],
    ['Đỗ Thị Huy', 'name', { name: 'Đỗ Thị Huy' }],
    ['từ thứ hai tuần trước', 'when', { when: 'từ thứ hai tuần trước' }],
    ['khoảng 9h sáng nay', 'when', { when: 'khoảng 9h sáng nay' }],
    ['tôi tên Cúc, nhà ở đội 5', null, { name: 'Cúc', address: 'đội 5' }],
    ['liên hệ +84 912 000 111', null, { phone: '0912000111' }],
  ]
  test.each(table)('“%s” at %s', (text, open, fields) => {
    expect(readTold(text, { open, fields: all }).set).toMatchObject(fields)
  })

  test.each([
    ['cống tắc cả tuần, nước tràn vào sân', 'cống tắc cả tuần, nước tràn vào sân'],
    ['xe chở cát rơi vãi đầy đường, số tôi 0912000111', 'xe chở cát rơi vãi đầy đường'],
    ['rác chưa ai dọn. không cần tên', 'rác chưa ai dọn'],
    ['xã Mễ Sở, ống nước vỡ', 'ống nước vỡ'],
  ])('“%s” tells “%s”', (text, content) => {
    expect(readTold(text, { open: null, fields: all }).content).toBe(content)
  })
})

test.each<[string, DraftField[]]>([
  ['không để tên', ['name']],
  ['khong can ten voi so dien thoai', ['name', 'phone']],
  ['ảnh thì không có', ['evidence']],
  ['tôi không chụp được', ['evidence']],
  ['không cho số đâu', ['phone']],
  ['miễn tên', ['name']],
  ['k co anh', ['evidence']],
  ['không ghi địa chỉ', ['address']],
  ['anh ấy không nói gì', []],
  ['biển số xe không nhớ', []],
  ['không để tên có được không', []],
  ['không có đèn', []],
])('“%s” denies %j', (text, fields) => {
  expect(deniedIn(text)).toEqual(fields)
})

test.each([
  ['hôm kia có người ngã', 'hôm kia'],
  ['tu dau thang den gio', 'tu dau thang'],
  ['ngày 12/11 khoảng 10h', 'ngày 12/11 khoảng 10h'],
  ['cả tháng nay không ai sửa', 'cả tháng nay'],
  ['đêm nào cũng ồn', 'đêm nào cũng'],
  ['thứ bảy tuần trước', 'thứ bảy tuần trước'],
  ['3 hôm nay mất nước', '3 hôm nay'],
  ['tháng trước', 'tháng trước'],
  ['mùng 5 tháng 10', 'mùng 5 tháng 10'],
  ['đường hẹp lắm', null],
  ['nhà số 12', null],
])('“%s” happened “%s”', (text, phrase) => {
  expect(findTimePhrase(text)?.phrase ?? null).toBe(phrase)
})

test.each([
  ['tôi tên Hòa', 'Hòa'],
  ['tên Cúc, à ghi đủ là Lê Thị Cúc', 'Lê Thị Cúc'],
  ['em là Nguyễn Văn Tám', 'Nguyễn Văn Tám'],
  ['toi la nguyen van tam', 'nguyen van tam'],
  ['chau ten hoa', 'hoa'],
  ['ông ta tên Tuấn', null],
  ['tôi là người thuê nhà', null],
  ['quán tên Bốn Mùa', null],
])('“%s” names its writer %s', (text, name) => {
  expect(findOwnName(text)?.name ?? null).toBe(name)
})

test('a full name is told from a place and from other words', () => {
  expect(['Phạm Văn Dũng', 'Hạnh'].every(isFullName)).toBe(true)
  expect(['nhà văn hóa', 'Xã Mễ Sở', 'phạm văn dũng'].some(isFullName)).toBe(false)
})

/** Phrases that the test holds for, and phrases that only look like them. */
const tables: Record<string, [(text: string) => boolean, string[], string[]]> = {
  'wants to end': [
    wantsToEnd,
    [
      'thế thôi ạ',
      'hết rồi, không có gì thêm nữa',
      'không còn gì nữa',
      'ko them gi',
      'vậy là đủ rồi',
      'gửi giúp em với',
      'xong rồi gửi luôn đi',
      'chỉ có vậy',
      'thoi gui di',
    ],
    [
      'thế thôi không gửi nữa',
      'gửi rác ra đường',
      'hết nước rồi',
      'không có ai thêm vào xử lý',
      'xong cống thì nước tràn',
      'gửi cho ai',
      // Longer than an ending is: its pattern isn't tried.
      `${'ok '.repeat(30)}gửi đi`,
    ],
  ],
  'asks whether it was sent': [
    asksWhetherSent,
    ['gửi đi chưa', 'mã của tôi đâu', 'cho em xin mã', 'mã tra cứu là bao nhiêu', 'da gui chua'],
    ['má tôi ốm', 'gửi giúp tôi', 'mạ non chết hết', 'cho tôi xin bó mạ'],
  ],
  'wants to hold': [
    wantsToHold,
    [
      'để tôi hỏi chồng đã',
      'thôi để mai',
      'lát nữa gửi',
      'toi dang ban',
      'khoan đã',
      'chưa gửi vội',
      'de bac tinh lai da',
      'em đang bận quá',
      'toi ban qua de toi nay gui',
      'để em bàn với chồng đã',
      'tôi bận vì bị ốm',
    ],
    [
      'để rác đầy đường',
      'để tên tôi là Lan',
      'bận nào cũng tắc',
      'toi ban tap hoa bi xa phat 5tr vi de bien hieu ra via he',
      'tôi bán nước ở cổng trường',
      'em ban hang o cho bi thu phi',
      'de sau nha van hoa mot dong rac',
      'de ba con di lai',
      'cho ong Nam xay nha phia sau',
    ],
  ],
  'wants to go on': [
    wantsToResume,
    [
      'quay lai viec rac',
      'trở lại vụ cống tắc',
      'lấy lại',
      'a thoi cu bao di',
      'làm tiếp đi',
      'quay lại việc lúc nãy',
      'còn cái phản ánh lúc nãy',
      'tiếp tục nhé',
      'lay lai nhap',
    ],
    ['lấy lại tiền cho tôi', 'cứ báo là bị phạt', 'tiep vu kien di tu', 'làm tiếp đoạn cống kia', 'quay lại đường cũ'],
  ],
  'wants a summary': [
    wantsSummary,
    [
      'tóm tắt lại giúp em',
      'đọc lại đi',
      'cho bác xem lại',
      'đã ghi những gì',
      'tom lai xem ghi gi roi',
      'chốt lại xem nào',
    ],
    ['xe lại chạy qua', 'họ chốt cửa lại', 'ghi tên tôi là Lan'],
  ],
  stops: [
    isStopWord,
    [
      'hủy',
      'Thôi',
      'dừng',
      'dừng lại',
      'thôi không gửi nữa',
      'thoi huy di, toi khong gui nua',
      'thôi hủy tôi không gửi nữa đâu',
    ],
    ['đúng', 'dung', 'dừng thi công', 'hủy phạt'],
  ],
  'tells fear': [
    tellsFear,
    ['em sợ bị trả thù', 'tôi ngại họ biết', 'so chung no biet', 'em chưa dám nói', 'sợ lộ tên lắm'],
    [
      ...['trẻ con sợ không dám qua cầu', 'tôi không sợ ai', 'sợ cây đổ', 'lo đường hỏng'],
      ...['cong thoat nuoc xom 2 thon me so xa me so bi tac 2 tuan nay', 'duong thon me so bi ngap'],
    ],
  ],
  'asks a question': [
    isQuestion,
    [
      'có mất tiền không',
      'gửi rồi thì ai xử lý',
      'bao lâu thì xong',
      'trong mấy ngày họ trả lời',
      'họ không làm thì sao',
      'xã có biết tôi không ạ',
      'o dau the',
    ],
    [
      'ở đầu làng, xã Mễ Sở',
      'nước chảy từ chỗ chứa rác',
      'không có ảnh đâu',
      'chẳng thấy ai đến cả',
      'đầu ngõ cũ',
      'máy xay ồn lắm',
      'không biết bao giờ xảy ra',
    ],
  ],
}
describe.each(Object.entries(tables))('%s', (_name, [holds, yes, no]) => {
  test.each(yes)('“%s”', (text) => {
    expect(holds(text)).toBe(true)
  })
  test.each(no)('not “%s”', (text) => {
    expect(holds(text)).toBe(false)
  })
})

test.each([
  ['xã Hoa Lư tỉnh Ninh Bình', 'Ninh Bình'],
  ['việc ở Hà Nội cơ', 'Hà Nội'],
  ['nha toi o tinh nam dinh', 'Nam Định'],
  ['thành phố Hải Phòng', 'Hải Phòng'],
  ['xã Mễ Sở', null],
  ['chợ Hà Nội trong xã', null],
  ['anh Hòa Bình trưởng thôn', null],
])('“%s” lies in %s', (text, province) => {
  expect(findElsewhere(text)).toBe(province)
})
test('a bare province is one where it was asked where', () => {
  expect(findElsewhere('Hà Nội', { expected: true })).toBe('Hà Nội')
  expect(findElsewhere('Hà Nội')).toBeNull()
})

test.each([
  ['toi la Phạm Thị Lan, đừng để ông ấy biết tên tôi', true],
  ['tôi tên Lê Thị Hoa, xin đừng nói tên tôi cho nhà đó', true],
  ['toi ten Le Thi Hoa, dung cho ho biet toi bao', true],
  ['em là Trần Văn Bình, giữ kín tên giúp em', true],
  ['tôi là Phạm Thị Lan', false],
  ['tôi là Phạm Thị Lan, không biết tên chủ xe', false],
  ['tôi tên Lê Thị Hoa, đừng để rác chất đống nữa', false],
])('“%s” gives a name and wishes it kept from others: %s', (text, isHidden) => {
  expect(readTold(text, { open: 'name', fields: all })).toMatchObject({ isHidden, set: { name: expect.any(String) } })
})

test('a name that is to be kept from others is said back, and the wish stands where the officer reads', () => {
  const told = readTold('tôi là Phạm Thị Lan, đừng để ông ấy biết tên tôi', { open: 'name', fields: all })
  const { draft, notes } = applyTold({ text: 'ông Hùng đốt rác' }, told, { steps: [], open: 'name' })
  expect(draft).toMatchObject({
    name: 'Phạm Thị Lan',
    text: 'ông Hùng đốt rác\nNgười gửi đề nghị không tiết lộ họ tên, số điện thoại của mình.',
  })
  expect(notes.join()).toContain('không tiết lộ')
})

describe('a name that is somebody else’s stays in the story', () => {
  test.each([
    'Hàng xóm nhà tôi tên Lê Văn Tám hay uống rượu chửi bới',
    'hang xom nha toi ten le van tam hay uong ruou chui boi',
    'con trai tôi tên Trần Quốc Khánh lớp 4 bị chó nhà ông Bằng cắn',
    'con trai toi ten Tran Quoc Khanh bi cho can o truong',
    'con gái tôi tên là Vũ Thùy Linh bị xe máy tông',
    'vợ tôi tên Phạm Thị Lý bị mất xe ở chợ',
    'ông cạnh nhà em tên Bùi Văn Dậu đổ rác ra ngõ',
    'bạn của tôi là Đinh Văn Toàn thấy xe đổ trộm',
    'thầy giáo của con em tên Ngô Văn Hà thu tiền sai',
    'mẹ mình tên là Trịnh Thị Sửu chưa được chi trả tiền',
  ])('“%s”', (story) => {
    expect(draftFrom(story)).toMatchObject({ text: story })
    expect(draftFrom(story).name).toBeUndefined()
  })

  test.each<[string, string]>([
    ['chào anh em tên Bùi Thị Nhài, đường làng ngập nước', 'Bùi Thị Nhài'],
    ['tôi tên Nguyễn thị Hoa, đường làng ngập nước', 'Nguyễn thị Hoa'],
    ['tôi tên Lê Văn Tám muốn phản ánh đường làng ngập nước', 'Lê Văn Tám'],
    ['họ tên tôi là Đỗ Thị Ngân, đường làng ngập nước', 'Đỗ Thị Ngân'],
    ['toi ten la do thi ngan, duong lang ngap nuoc', 'do thi ngan'],
    ['tên tôi là Ngân, đường làng ngập nước', 'Ngân'],
  ])('“%s” is of “%s”', (said, name) => {
    expect(draftFrom(said).name).toBe(name)
  })
})

describe('asked who is writing', () => {
  test.each([
    ['chị Ba bán cá', 'chị Ba bán cá'],
    ['cô Hạnh', 'cô Hạnh'],
    ['bác Tư', 'bác Tư'],
    ['co Hanh', 'co Hanh'],
    ['chu Tien', 'chu Tien'],
    ['Hải, ko cho số đt đâu', 'Hải'],
    ['Hai, khong cho so dien thoai dau', 'Hai'],
    ['tên j v trời, Ngọc Ánh nha', 'Ngọc Ánh'],
    ['Nguyễn Thị Mai, xin giữ kín tên', 'Nguyễn Thị Mai'],
    ['nguyen thi mai, xin giu kin ten', 'nguyen thi mai'],
    ['Nguyễn Thị Mai xin giữ kín tên giúp em', 'Nguyễn Thị Mai'],
    ['Phạm Thu Trang, nhưng đừng cho ai biết tên em nhé', 'Phạm Thu Trang'],
    ['Nguyễn Thị Mai nhưng đừng cho ai biết tên em nhé', 'Nguyễn Thị Mai'],
    ['Pham Thu Trang dung cho ai biet ten em nhe', 'Pham Thu Trang'],
  ])('“%s” is the name “%s”, and no story', (said, name) => {
    const told = readTold(said, { open: 'name', fields: all })
    expect({ name: told.set.name, content: told.content }).toEqual({ name, content: '' })
    expect(told.isHidden).toBe(/kín|kin|biết|biet/.test(said))
  })

  test.each(['co video', 'đường ngập', 'co anh day', 'chị không biết', 'anh hỏi làm gì'])('“%s” is no name', (said) => {
    const { set } = readTold(said, { open: 'name', fields: all })
    expect(set.name ?? '').not.toMatch(/^(co|anh|chị) /)
  })

  test.each(['ten gi ma ten', 'tên gì mà tên', 'ten gi ma ten, thoi bo qua', 'tên j v trời'])(
    '“%s” leaves it out',
    (said) => {
      const told = readTold(said, { open: 'name', fields: all })
      expect({ denied: new Set(told.denied), content: told.content }).toEqual({
        denied: new Set(['name']),
        content: '',
      })
    },
  )
})

test.each<[string, DraftField[]]>([
  ['xin giu kin ten va sdt', ['name', 'phone']],
  ['giữ kín tên với số điện thoại giúp em', ['name', 'phone']],
  ['giữ kín sđt nhé', ['phone']],
  ['xin giau ten voi nha truong', ['name']],
  ['giấu tên với ông trưởng thôn nhé', ['name']],
])('“%s” is a wish and no story', (said, denied) => {
  const told = readTold(said, { open: null, fields: all })
  expect({ denied: told.denied, content: told.content }).toEqual({ denied, content: '' })
})

test.each([
  'muon phan anh nha may xa khoi o gan truong',
  'toi muon phan anh lo gach khoi bui',
  'phan anh quan nuong khoi vao nha',
])('“%s” refuses nothing', (said) => {
  const told = readTold(said, { open: null, fields: all })
  expect({ denied: told.denied, content: told.content }).toEqual({ denied: [], content: said })
})

test.each([
  ['tôi là thương binh 2/4 mà bị cắt trợ cấp', null],
  ['bo toi thuong binh 3/4', null],
  ['mất 3/4 diện tích đất', null],
  ['nhà 12/5 đường Lê Lợi', null],
  ['xa thu hang thang thu 2tr', null],
  ['bị cắt trợ cấp ngày 2/4', 'ngày 2/4'],
  ['từ 2/4 đến nay', 'từ 2/4'],
  ['từ tết đến giờ', 'từ tết đến giờ'],
  ['tu hom ram thang muoi am', 'tu hom ram thang muoi am'],
  ['sang nao cung the', 'sang nao cung the'],
  ['vụ chiêm vừa rồi', 'vụ chiêm vừa rồi'],
  ['vu mua vua roi', 'vu mua vua roi'],
  ['vu mua ban dat', null],
  ['T10', 'T10'],
  ['khói bay hàng tháng', 'hàng tháng'],
])('the time in “%s” is %s', (said, when) => {
  expect(findTimePhrase(said)?.phrase ?? null).toBe(when)
})

test.each([
  ['bi lan chiem tu tuan truoc o cho xa Me So', 'cho xa Me So', '12049'],
  ['bị lấn chiếm ở chợ xã Mễ Sở', 'chợ xã Mễ Sở', '12049'],
  ['ngập hết ở xã Mễ Sở', 'xã Mễ Sở', '12049'],
])('where it happened, told with the matter: “%s”', (said, place, communeCode) => {
  const told = readTold(said, { open: 'place', fields: all })
  expect(told.set).toMatchObject({ place, communeCode })
  expect(told.content).toContain(said.split(' ')[0])
})

test.each(['toi muon bao tin to de', 'to de o xa Dai Dong'])('“%s” names no hamlet', (said) => {
  expect(readTold(said, { open: 'place', fields: all }).hamlet).toBeNull()
})

test('words beside a telephone keep their letters and blanks', () => {
  const told = readTold('cong an xa an cua de, k dam noi ten nhung cong an xa an cua de, sdt 0909090909 o thon 2', {
    open: null,
    fields: all,
  })
  expect(told.set.phone).toBe('0909090909')
  expect(told.content).not.toMatch(/nhungcong|0 thon/)
})
