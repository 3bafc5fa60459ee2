import type { Talk } from './talk.js'

const childCard = 'thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi cần gì'
const household = /THAM GIA BHYT HỘ GIA ĐÌNH/
const ofChildren = /TRẺ DƯỚI 6 TUỔI/
const single = 'xin giay xac nhan doc than'
const sale = /Mua bán, tặng cho đất/

/** Whose matter it is, what for and what is done already: none of these is what is wanted. */
export const wantedTalks: Talk[] = [
  ...['bhyt cho ba cu 82 tuoi', 'làm thẻ bảo hiểm y tế cho ông nội 79 tuổi', 'the bhyt cho nguoi gia'].map((said) => ({
    said: [said],
    says: household,
    never: ofChildren,
  })),
  ...['k phai, ba cu 82 tuoi chu k phai tre em', 'không phải trẻ em, cụ nhà tôi 80 tuổi', 'the bhyt nguoi gia'].map(
    (said) => ({ said: [childCard, said], says: household, never: ofChildren }),
  ),
  { said: [childCard, 'không phải trẻ em, tôi hỏi thẻ cho cụ 80 tuổi'], says: /BHYT/, never: ofChildren },
  { said: ['bhyt cho cháu 3 tuổi'], says: ofChildren },
  { said: ['ông bà nội làm thẻ bhyt cho cháu 2 tuổi'], says: ofChildren },
  ...['toi la truong thon muon thoi lam', 'tôi làm trưởng thôn giờ xin thôi'].map((said) => ({
    said: [said],
    says: /./,
    never: /HÒA GIẢI VIÊN/,
  })),
  { said: ['tôi là hòa giải viên muốn thôi làm'], says: /THÔI LÀM HÒA GIẢI VIÊN/ },
  ...['xin xac nhan thuong tru de lam ho so vay von', 'xin giấy xác nhận thường trú để đi làm công ty'].map((said) => ({
    said: [said],
    says: /XÁC NHẬN THÔNG TIN CƯ TRÚ/,
    never: /ĐĂNG KÝ THƯỜNG TRÚ/,
  })),
  ...[
    'k phai dang ky, toi da co thuong tru roi chi xin giay xac nhan thoi',
    'không phải đăng ký, chỉ xin xác nhận thường trú thôi',
  ].map((said) => ({ said: ['đăng ký thường trú cần gì', said], says: /XÁC NHẬN THÔNG TIN CƯ TRÚ/ })),
  ...[
    'vc e ly hon roi, gio muon cai chinh ten cha trong khai sinh',
    'đã ly hôn rồi giờ muốn đổi họ cho con theo mẹ',
    'em ly hôn xong rồi, xin giấy xác nhận độc thân',
  ].map((said) => ({ said: [said], says: /./, never: /Tòa án/ })),
  ...['ly hôn ở đâu', 'muốn ly hôn đơn phương', 'ly hon roi gio muon ly hon lai o dau'].map((said) => ({
    said: [said],
    says: /Tòa án/,
  })),
  { said: [single, 'de mua nha thi co phai ghi muc dich k'], says: /mục đích/, never: sale },
  { said: [single, 'để vay ngân hàng thì có phải ghi mục đích không'], says: /mục đích/, never: sale },
  { said: [single, 'de mua nha thi co phai ghi muc dich k', 'giay do dung dc may thang'], says: /6 tháng/ },
  { said: ['mua nhà thì cần làm gì'], says: sale },
  { said: ['bố cháu mất hôm qua', 'dang ky ket hon can gi', 'tro lai cai khai tu, can giay gi'], says: /Giấy báo tử/ },
  { said: ['dang ky lai ket hon o dau', 'dk nam 1995 o xa dong tien quynh phu'], says: /./, never: /lệ phí/i },
]

/** The yes or no at the head of an answer belongs to the question that it was written for. */
export const headTalks: Talk[] = [
  ...['lam xong k xin phep co bi phat k', 'xây rồi mà chưa xin phép có bị phạt không'].map((asked) => ({
    said: ['xin giấy phép xây dựng nhà ở', asked],
    says: /phạt/,
    never: /^Không/,
  })),
  ...['dang o sai gon lam online dc k', 'ở Sài Gòn thì làm qua mạng được không'].map((asked) => ({
    said: ['xin trích lục khai sinh', asked],
    says: /trực tuyến/,
    never: /^Không/,
  })),
]

/** A swindle is no danger to anybody's life; what is asked next is about it. */
export const swindleTalks: Talk[] = [
  ...['giờ phải làm gì ạ', 'gio lam sao a'].map((next) => ({
    said: ['có số lạ gọi bảo là công an xã bắt chuyển tiền làm định danh, em chuyển 3 triệu rồi', next],
    says: /ngân hàng/,
    never: /giấy khám/,
  })),
  {
    said: ['so la goi xung la can bo xa bat chuyen tien nang cap the, toi lo chuyen 2 trieu'],
    says: /^Không ạ, công an/,
    never: /gặp nguy hiểm/,
  },
]
