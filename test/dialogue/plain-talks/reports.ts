import type { Talk } from './talk.js'

const twoWays = /quá hẹn mà chưa có kết quả[\s\S]*hai cách/
const whichKind = /phản ánh, khiếu nại hay tố cáo/
const signOrNot = /nêu tên và ký đơn, hay không nêu tên/

/** A file that is late at the desk: what, handed in when, promised when is the story, in whatever order it is told. */
export const lateFileTalks: Talk[] = [
  ...[
    'ho so so do cua toi hen 20/11 ma gio chua co',
    'hồ sơ làm sổ hồng nộp 2 tháng rồi chưa xong, xã làm ăn kiểu gì vậy',
    'giấy hẹn ghi 15/11 trả sổ đỏ mà lên mấy lần vẫn chưa có',
    'hồ sơ tách thửa quá hẹn cả tháng nay',
  ].map((said) => ({ said: [said], says: twoWays })),
  {
    said: ['ho so so do cua toi hen 20/11 ma gio chua co', 'o phuong pho hien', 'nop ngay 1/10', 'gui'],
    says: whichKind,
    never: /không chờ/,
  },
  {
    said: [
      'ho so so do cua toi hen 20/11 ma gio chua co',
      'o phuong pho hien',
      'nop ngay 1/10',
      'ma ho so toi quen mat roi',
      'vay toi phan anh cham tre',
      'gui',
    ],
    says: /Việc: ho so so do cua toi hen 20\/11 ma gio chua co\nnop ngay 1\/10\n[\s\S]*Phường Phố Hiến/,
    never: /quen mat/,
  },
  {
    said: ['hồ sơ đăng ký hộ kinh doanh của tôi nộp 10 ngày rồi chưa thấy gì, đề nghị xã trả lời', 'xã tiên lữ', 'gửi'],
    says: /Việc: hồ sơ đăng ký hộ kinh doanh của tôi nộp 10 ngày/,
  },
  {
    said: ['ho so dat cua toi hen 20/11 ma gio chua co, toi muon phan anh', 'xa me so', 'gui'],
    says: /Việc: ho so dat cua toi hen 20\/11[\s\S]*Xã Mễ Sở/,
  },
  {
    said: ['toi muon phan anh cham tre', 'xa me so', 'ho so so do hen 20/11', 'nop ngay 1/10', 'gui'],
    says: /cham tre\nho so so do hen 20\/11\nnop ngay 1\/10/,
  },
  { said: ['hồ sơ của tôi nộp hôm kia tra cứu ở đâu'], says: /mã biên nhận/, never: twoWays },
  ...[
    'con em đẻ được 5 tháng mà chưa làm giấy khai sinh, em là dì đi làm hộ được không',
    'bà ngoại mất 2 năm chưa làm giấy chứng tử, giờ xin có được không',
    'nha em o dat cu de lai tu nam 1982, chua co so do, gio muon lam thi can gi',
  ].map((said) => ({ said: [said], says: /./, never: twoWays })),
  {
    said: ['nộp hồ sơ sổ đỏ 4 tháng rồi chưa có kết quả', 'làm lại căn cước mất bao lâu', 'phí bao nhiêu'],
    says: /miễn phí/,
    never: /Ta làm tiếp/,
  },
  { said: ['hồ sơ của tôi đến đâu rồi'], says: /mã biên nhận/, never: twoWays },
]

/** While it is open as what something is sent, "gửi" chooses nothing; nor does the story. */
export const openChoiceTalks: Talk[] = [
  { said: ['can bo dia chinh doi toi 2 trieu moi lam so', 'xa me so', 'gui'], says: whichKind },
  {
    said: ['can bo xa nhan hoi lo', 'xa me so', 'toi muon to cao', 'gui'],
    says: signOrNot,
    never: /Đơn tố cáo|Tin báo:/,
  },
  {
    said: ['toi muon to cao can bo xa an tien', 'xa me so', 'ko co bien lai gi ca'],
    says: signOrNot,
    never: /Tin báo:/,
  },
  { said: ['toi muon to cao can bo xa an tien', 'xa me so', 'không, tôi sợ'], says: /^Tin báo/ },
  ...[
    ['toi muon to giac hang xom xay nha lan duong di'],
    ['tố cáo nhà bên cạnh nuôi lợn thối'],
    ['toi muon to giac hang xom xay nha lan duong di', 'xã mễ sở', 'thực ra nó xây nhưng ko có giấy phép'],
  ].map((said) => ({
    said,
    says: /phản ánh, khiếu nại hay tố cáo|Muốn gửi thì|hay góp ý/,
    never: /Tin báo:|ký đơn, hay/,
  })),
  { said: ['tố giác hàng xóm buôn ma túy'], says: /./, never: /hay góp ý/ },
]

/** How an officer spoke is feedback, unless there is more in it. */
export const mannersTalks: Talk[] = [
  ...[
    'ong can bo mot cua xa toi noi nang quat thao voi me toi',
    'chị cán bộ tư pháp cáu gắt với dân',
    'can bo tu phap xa noi nang vo le',
  ].map((said) => ({ said: [said], says: /^Phản ánh: [\s\S]*Việc xảy ra ở đâu/, never: /tố cáo|11[1-5]/i })),
  { said: ['cán bộ một cửa quát tháo rồi đòi 500 nghìn mới nhận hồ sơ'], says: /giống một tố cáo/ },
]

/** Asked how far it is before and after it was sent, and taken back with the reason before it. */
export const sentTalks: Talk[] = [
  ...['the da xu ly chua', 'den dau roi phan anh cua toi'].map((said) => ({
    said: ['duong thon toi day o ga', 'xa me so', said],
    says: /chưa gửi nên chưa nơi nào xử lý/,
  })),
  ...['da sua duong roi, rut giup toi', 'thoi sua xong roi, rut giup toi', 'thôi xong rồi ko cần nữa'].map((said) => ({
    said: ['duong thon toi day o ga o xa me so', 'hom qua', 'gui', 'gui', said],
    says: /tự muốn rút/,
  })),
  {
    said: [
      'duong thon toi day o ga o xa me so',
      'hom qua',
      'gui',
      'gui',
      'con 1 y nua la nguy hiem',
      'the da xu ly chua',
    ],
    says: /Đã tiếp nhận[\s\S]*bổ sung điều này/,
  },
  { said: ['den duong hong', 'xa yen my', 't7 xa co lam viec khong'], says: /xã Yên Mỹ/, never: /xã, phường nào/ },
]

/** "con" without marks, an amount of tax, what another authority does. */
export const goingOnShortly: Talk[] = [
  { said: ['đăng ký thường trú cần gì', 'con bao nhieu tien'], says: /20\.000/ },
  { said: ['dang ky ket hon can gi', 'con bao nhieu tien'], says: /miễn phí/i, never: /việc nào/ },
  { said: ['dang ky ket hon can gi', 'con may ngay xong'], says: /ngày/, never: /việc nào/ },
  ...['bao nhieu tien 1 met', '1 met bn tien'].map((said) => ({
    said: ['thue dat phi nong nghiep nop o dau', said],
    says: /Thuế cơ sở/,
    never: /^Không mất tiền/,
  })),
  { said: ['vợ chồng tôi muốn ly hôn thì cần giấy tờ gì', 'nộp ở xã phải không'], says: /Tòa án/ },
]
