import type { Talk } from './talk.js'

const complaint = 'toi muon khieu nai quyet dinh thu hoi dat cua xa Me So'
const second = /Chủ tịch UBND tỉnh/

/** A question about what is under way, or about a neighbouring matter. */
export const neighbourTalks: Talk[] = [
  { said: [complaint, 'khieu nai lan 2 gui dau'], says: second },
  { said: ['khai sinh can giay to gi', 'khieu nai lan 2 gui dau'], says: second },
  { said: [complaint, 'tôi muốn rút đơn thì sao'], says: /rút/ },
  { said: [complaint, 'có phải nộp phạt trước ko'], says: /vẫn phải chấp hành/ },
  ...['so do bi rach nat lam lai', 'bìa đỏ bị nhòe hết chữ làm lại thế nào', 'sổ đỏ hỏng rách thì đổi ở đâu'].map(
    (said) => ({
      said: [said],
      says: /^CẤP ĐỔI SỔ ĐỎ/,
    }),
  ),
  { said: ['sổ đỏ bị mất làm lại thế nào'], says: /^CẤP LẠI SỔ ĐỎ BỊ MẤT/ },
  { said: ['so do bi mat lam lai can gi', 'thế chuyển mục đích thì nộp gì'], says: /việc nào|chuyển mục đích/i },
  ...['chuyển lúa sang trồng cây ăn quả', 'chuyen dat lua sang trong cay an qua can thu tuc gi'].map((said) => ({
    said: [said],
    says: /^CHUYỂN ĐỔI CÂY TRỒNG/,
  })),
  {
    said: ['khai sinh cho con can gi', 'neu bo me chua dang ky ket hon thi sao'],
    says: /con/,
    never: /ĐĂNG KÝ KẾT HÔN/,
  },
  {
    said: ['dang ky thuong tru can gi', 'xac nhan cu tru 3 ban bao nhieu tien'],
    says: /miễn phí|0 đồng/,
    never: /20\.000/,
  },
]

/** What is counted is summed; what isn't is said. */
export const sumTalks: Talk[] = [
  {
    said: ['4 ban can cuoc 2 mat va 6 ban hop dong 15 trang het bao nhieu tien chung thuc'],
    says: /Tổng cộng|chưa cộng chắc/,
  },
  { said: ['10 ban sao 3 trang va 2 chu ky tong cong bao nhieu'], says: /Chưa gồm 2 chữ ký[\s\S]*50\.000/ },
  {
    said: ['chứng thực 10 bản sao giấy 2 trang hết bao nhiêu', 'thêm 2 chữ ký nữa thì tổng bao nhiêu'],
    says: /Chưa gồm 2 chữ ký/,
  },
]

/** Short reports, cards without facts, complaints of many, names beside other words. */
export const intakeTalks: Talk[] = [
  ...['nuoc ban o xa Phung Cong', 'rac o xa Tay Giang', 'mất điện ở xã Mễ Sở', 'đèn đường hỏng ở xã Mễ Sở'].map(
    (said) => ({
      said: [said],
      says: /Phản ánh: [\s\S]*Việc xảy ra khi nào/,
      never: /việc gì xảy ra/,
    }),
  ),
  { said: ['so dien thoai xa Me So'], says: /^UBND xã Mễ Sở\nChưa có thông tin[^\n]*\nAnh\/chị bấm “Gặp cán bộ”/ },
  { said: ['bi xa phat 3 trieu, toi thay ko dung'], says: /giống một khiếu nại/ },
  {
    said: ['chung toi 12 nguoi muon khieu nai quyet dinh thu hoi dat cua UBND xa Me So', 'Khiếu nại'],
    says: /chữ ký của tất cả/,
  },
  ...['12 nguoi deu phai ky a', 'ai dai dien cho chung toi'].map((said) => ({
    said: ['chung toi 12 nguoi muon khieu nai quyet dinh thu hoi dat cua UBND xa Me So', said],
    says: /đại diện/,
    never: /không giúp được|Đã ghi thêm/,
  })),
]

const lamp = 'đèn đường thôn 2 xã Mễ Sở hỏng cả tuần'
const atCard = [lamp, 'bỏ qua', 'bỏ qua', 'bỏ qua', 'bỏ qua']

/** A second matter is kept for a report of its own; who forbids sending is heard, with nothing written down. */
export const reportTalks: Talk[] = [
  ...[
    'à còn nữa báo luôn vụ khác: xã Yên Mỹ có bãi rác tự phát ở thôn Trung',
    'viec khac nua: xa Yen My nuoc tran ra duong',
    'còn nữa, xã Yên Mỹ có đàn chó thả rông cắn người',
    'ngoài ra chuyện khác, cống ở thôn Đông tắc nửa tháng nay',
  ].map((second) => ({ said: [lamp, second], says: /phản ánh riêng[\s\S]*Ta làm tiếp/, never: /Đã ghi thêm/ })),
  { said: [lamp, 'còn nữa, cột đèn bị nghiêng sắp đổ'], says: /Đã ghi thêm/ },
  { said: [lamp, 'à nhầm, xã Yên Mỹ'], says: /Đã đổi/ },
  ...[
    'thôi đừng gửi cho xã, ông ấy quen công an xã',
    'thoi dung gui nua',
    'đừng gửi nhé, tôi sợ lắm',
    'khong gui nua dau',
  ].map((said) => ({ said: [...atCard, said], says: /^Đã dừng/, never: /Đã ghi thêm|Mã biên nhận/ })),
  { said: [...atCard, 'đúng rồi gửi đi'], says: /Mã biên nhận/ },
  ...[
    'Nhà văn hóa thôn 4 xã Mễ Sở bị dột nát',
    'nha van hoa thon 4 xa Me So bi dot nat',
    'công sở bị mất nước cả tuần',
  ].map((said) => ({ said: [said], says: /Phản ánh: điều/, never: /Luật Tố cáo/ })),
  { said: ['tôi sợ bị trù dập'], says: /Luật Tố cáo/ },
  { said: ['toi so bi tru dap'], says: /Luật Tố cáo/ },
  ...['trạm y tế ko có bác sĩ trực', 'tram y te ko co bac si truc', 'xóm tôi có bác bị ốm', 'cả đó nữa'].map(
    (said) => ({
      said: [said],
      says: /./,
      never: /Ngại gọi thì/,
    }),
  ),
  ...['hàng xóm đánh cờ bạc cả đêm', 'co bac suot dem o quan nuoc'].map((said) => ({
    said: [said],
    says: /Ngại gọi thì/,
  })),
]

const light = ['toi muon phan anh', 'den duong hong']
const reported = ['rac do day duong o thon 2 xa Me So', 'hom qua', 'the thoi', 'gui di']

/** A newcomer's words: matter, place and time in one message, what leads to it, and corrections. */
export const newcomerTalks: Talk[] = [
  ...[
    'den duong thon Phu Thi xa Me So hong 3 hom nay, toi om',
    'đèn đường thôn Phú Thị xã Mễ Sở hỏng 3 hôm nay, tối om',
  ].flatMap((said) => [
    { said: [...light, said], says: /Mễ Sở[\s\S]*thời gian[\s\S]*ảnh, giấy tờ/ },
    {
      said: [...light, said, 'the thoi'],
      says: /Việc: den duong hong[\s\S]*ỏ?ng 3 h[oô]m nay[\s\S]*Nơi xảy ra: th[oô]n Ph[uú] Th[iị] – Xã Mễ Sở\n• Thời gian: 3 h[oô]m nay/,
    },
    { said: [said, 'the thoi'], says: /Nơi xảy ra: th[oô]n Ph[uú] Th[iị] – Xã Mễ Sở\n• Thời gian: 3 h[oô]m nay/ },
  ]),
  { said: [...light, 'duong 39 xa Me So', 'the thoi'], says: /Nơi xảy ra: duong 39 – Xã Mễ Sở/ },
  ...['khong phai, thon Da Nguu co', 'không phải, thôn Đa Ngưu cơ', 'khong phai thon Phu Thi, thon Da Nguu co'].map(
    (said) => ({
      said: [...light, 'thon Phu Thi xa Me So', said, 'the thoi'],
      says: /Việc: den duong hong\n• Nơi xảy ra: th[oô]n [DĐ]a Ng[uư]u – Xã Mễ Sở/,
    }),
  ),
  ...[
    ['a quen, toi muon phan anh den duong hong'],
    ['phan anh', 'à quên, tôi muốn phản ánh đèn đường hỏng'],
    ['phan anh', 'ờ, cho tôi hỏi, đèn đường hỏng'],
    ['phan anh', 'xa oi den duong hong'],
  ].map((said) => ({
    said: [...said, 'xa Me So', 'the thoi'],
    says: /Việc: (?:den duong hong|đèn đường hỏng)\n/,
  })),
  { said: ['phan anh', 'quên khóa van nước làm ngập ngõ', 'xa Me So', 'the thoi'], says: /Việc: quên khóa/ },
  ...['xom 6 nhe khong phai 5', 'xóm 6 nhé ko phải 5', 'xóm 6 chứ không phải xóm 5'].map((said) => ({
    said: ['đèn đường hỏng ở xóm 5 xã Mễ Sở', said, 'the thoi'],
    says: /Việc: đèn đường hỏng ở x[oó]m 6 xã Mễ Sở\n• Nơi xảy ra: x[oó]m 6 – Xã Mễ Sở/,
  })),
  {
    said: ['đèn đường hỏng ở xóm 5 xã Mễ Sở', 'không phải 5 cái, 6 cái', 'the thoi'],
    says: /Nơi xảy ra: xóm 5 – Xã Mễ Sở/,
  },
  { said: [...light, 'xa Me So', 'khong phai'], says: /Anh\/chị cần sửa mục nào/ },
  { said: [...light, 'xa Me So', 'xa khac co'], says: /^Việc xảy ra ở đâu/ },
  {
    said: [...light, 'xa Me So', 'bo qua', 'tu hom 28 co', 'the thoi'],
    says: /hong\n• Nơi[\s\S]*Thời gian: tu hom 28\n/,
  },
  { said: [...light, 'xa Me So', '4h30 chu khong phai 5h', 'the thoi'], says: /hong\n• Nơi[\s\S]*Thời gian: 4h30\n/ },
  { said: [...light, 'thon 2 xa Dong Yen cu', 'bo qua'], says: /chưa rõ xã nào[\s\S]*khi nào/i },
  { said: [...light, 'bo qua'], says: /xã, phường nào/ },
  { said: [...light, 'xa Me So', 'thoi khong gui nua', 'a gui di'], says: /Gửi đi chứ ạ/ },
]

/** What became of the own case, asked without its code. */
export const ownCaseTalks: Talk[] = [
  ...[
    'phan anh cua toi toi dau roi',
    'phản ánh của tôi đến đâu rồi',
    'don hom truoc gui the nao roi',
    'xem lai cai vua gui',
    'cho toi xem lai phan anh vua gui',
  ].flatMap((said) => [
    { said: [...reported, said], says: /Đã tiếp nhận/, never: /Việc xảy ra/ },
    { said: [said], says: /mã biên nhận/, never: /Việc xảy ra/ },
  ]),
  { said: [...reported, 'rut di'], says: /tự muốn rút/ },
  { said: ['phan anh cua toi la den duong o thon 2 xa Me So hong'], says: /Việc xảy ra khi nào/ },
]
