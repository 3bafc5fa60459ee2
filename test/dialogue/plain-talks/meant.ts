import type { Talk } from './talk.js'

const which = /Anh\/chị hỏi việc nào/
const several = /^(?:[^•]*\n)?(?:•[^\n]+(?:\n|$)){2,}|Anh\/chị hỏi việc nào/

/** A list that is left unanswered: a short question is answered for each in a line, or it is asked which. */
export const listTalks: Talk[] = [
  ...[
    'mỗi tháng đc bao nhiu',
    'moi thang duoc bao nhieu',
    'được bao nhiêu tiền',
    'thế mỗi tháng được mấy đồng',
    'bao nhieu tien mot thang vay',
    'hưởng bao nhiêu',
  ].map((asked) => ({
    said: ['nhà em có con khuyết tật, mẹ già 80 tuổi, chồng mất', asked],
    says: several,
    never: /^Mức tùy chế độ/,
  })),
  ...['mỗi tháng đc bao nhiu', 'duoc bao nhieu mot thang', 'mức hưởng thế nào'].map((asked) => ({
    said: ['vợ liệt sĩ được hưởng gì', asked],
    says: several,
    never: /TRỢ CẤP THỜ CÚNG/,
  })),
  ...['bao lâu thì xong', 'mất mấy ngày', 'may ngay thi xong', 'bao lau'].map((asked) => ({
    said: ['mới sinh con', asked],
    says: /• Đăng ký khai sinh:[^\n]+\n• /,
  })),
  ...['hết bao nhiêu tiền', 'phi bao nhieu', 'mất tiền không', 'lệ phí?'].map((asked) => ({
    said: ['mua xe cũ', asked],
    says: several,
  })),
  ...['nộp ở đâu', 'o dau vay', 'làm ở đâu ạ'].map((asked) => ({
    said: ['cho thuê phòng trọ', asked],
    says: /Công an[^•]+(?:•[^•]+)*Thuế/s,
  })),
  ...['cần giấy tờ gì', 'giay to gi', 'mang gì đi'].map((asked) => ({ said: ['xin xây nhà', asked], says: which })),
  { said: ['con tôi bị khuyết tật có được hỗ trợ gì', 'mất bao lâu'], says: several },
  { said: ['lương hưu', 'được bao nhiêu'], says: several },
]

/** What names one of the list, or picks it, is of that one. */
export const ofListTalks: Talk[] = [
  { said: ['mới sinh con', 'khai sinh mấy ngày thì có'], says: /trong ngày|KHAI SINH/, never: /\n• / },
  { said: ['mới sinh con', '2', 'bao lâu'], says: /trong ngày/, never: /\n• [^\n]+\n• / },
  { said: ['mua xe cũ', 'sang tên xe hết bao nhiêu'], says: /sang tên/i, never: which },
  { said: ['mới sinh con', 'đăng ký kết hôn cần gì'], says: /ĐĂNG KÝ KẾT HÔN/ },
  { said: ['mới sinh con', 'cảm ơn ạ'], says: /Không có gì/ },
  { said: ['đăng ký kết hôn cần gì', 'mất mấy ngày'], says: /./, never: which },
]

/** Land that parents gave is divided or put into another's name; a household is another thing. */
export const givenLandTalks: Talk[] = [
  'dat bo me cho em muon tach so',
  'đất bố mẹ cho em muốn tách sổ',
  'bố mẹ cho miếng đất, muốn tách sổ ra đứng tên mình',
  'bo me cho 100m2 dat gio tach so do the nao',
  'ông bà cho đất rồi, tách sổ riêng cần gì',
  'me toi cho toi 2 sao dat muon tach so rieng',
  'muốn tách sổ đất cho con trai',
  'tach so do cho hai dua con',
].map((text) => ({ said: [text], says: /tách thửa|sang tên/i, never: /tách hộ/i }))

export const householdTalks: Talk[] = [
  { said: ['tách sổ hộ khẩu'], says: /TÁCH HỘ/ },
  { said: ['cưới xong muốn tách khẩu ra riêng'], says: /TÁCH HỘ/ },
  { said: ['tach ho khau khoi bo me'], says: /TÁCH HỘ/ },
  { said: ['ở chung nhà bố mẹ muốn tách hộ'], says: /TÁCH HỘ/ },
  { said: ['bố mẹ cho nhà rồi, giờ muốn tách hộ khẩu'], says: /TÁCH HỘ/ },
]

/** Land from grandparents is a gift unless a death or an inheritance is told. */
export const noEstateTalks: Talk[] = [
  'ông bà cho bố mẹ em mảnh đất giờ muốn sang tên',
  'ong ba noi cho chau dat ma chua sang ten',
  'đất của ông bà cho từ lâu, giờ em muốn đứng tên sổ',
  'ông bà chia đất cho các con, giờ làm sổ thế nào',
  'bố mẹ chia đất cho anh em tôi thì làm sao',
  'dat ong ba cho em chua co so do gio muon lam so',
  'ông nội còn sống muốn chia đất cho các cháu',
].map((text) => ({ said: [text], says: /sổ|đất|hỏi việc nào/i, never: /phân chia di sản|di chúc/i }))

export const estateTalks: Talk[] = [
  'bố tôi mất để lại mảnh đất giờ anh em muốn chia',
  'ong ba mat roi de lai dat gio chia the nao',
  'đất thừa kế của ông bà giờ muốn chia cho các con',
  'bà nội mất không di chúc, đất chia sao',
].map((text) => ({ said: [text], says: /di sản|thừa kế/i }))

/** Of a martyr's family: what people of merit have, not the funeral money of others. */
export const martyrTalks: Talk[] = [
  'bà tôi là vợ liệt sĩ vừa mất, mai táng được bao nhiêu',
  'vo liet si chet thi duoc tien mai tang khong',
  'mẹ liệt sĩ mất thì gia đình được hưởng gì',
  'bà nội là vợ liệt sĩ mới mất, làm mai táng phí ở đâu',
  'cu ba la me viet nam anh hung moi mat thi lam che do gi',
  'ông em là thương binh mất tuần trước, tiền mai táng xin ở đâu',
].map((text) => ({ said: [text], says: /người có công|liệt sĩ/i, never: /bảo trợ xã hội|hưu trí xã hội/i }))

export const otherFuneralTalks: Talk[] = [
  { said: ['bà cụ 85 tuổi hưởng trợ cấp xã hội mất, mai táng phí làm ở đâu'], says: /mai táng/i },
  { said: ['mai táng phí'], says: /MAI TÁNG PHÍ/ },
]

/** "giấy tờ gì": which papers, whatever is missing. */
export const whichPapersTalks: Talk[] = [
  ...[
    'giay to gi',
    'giấy tờ gì',
    'giấy tờ gì ạ',
    'giay to nhung gi',
    'giấy tờ như nào',
    'gồm giấy tờ gì',
    'hồ sơ gì',
  ].map((asked) => ({ said: ['đăng ký thường trú', asked], says: /ĐĂNG KÝ THƯỜNG TRÚ\nGiấy tờ/, never: /thiếu, mất/ })),
  ...['giay to gi', 'hs gồm gì', 'thế giấy tờ gì vậy'].map((asked) => ({
    said: ['đăng ký tạm trú', asked],
    says: /ĐĂNG KÝ TẠM TRÚ\nGiấy tờ/,
  })),
  { said: ['đăng ký thường trú', 'mất giấy tờ nhà thì sao'], says: /./, never: /Giấy tờ đầy đủ/ },
  { said: ['đăng ký thường trú', 'thiếu giấy tờ thì sao'], says: /./, never: /Giấy tờ đầy đủ/ },
]

/** A vehicle that was somebody else's is put into one's name. */
export const usedVehicleTalks: Talk[] = [
  'đăng ký xe máy mua lại',
  'dang ky xe may mua lai cua nguoi quen',
  'mua lại xe máy cũ thì đăng ký thế nào',
  'xe máy mua lại làm giấy tờ ở đâu',
  'đăng ký xe mua của bạn',
  'mới mua chiếc xe cũ, đăng ký tên mình',
  'xe cũ mua lại của người ta đăng ký lại',
].map((text) => ({ said: [text], says: /sang tên xe/i, never: /ĐĂNG KÝ XE LẦN ĐẦU/ }))

export const newVehicleTalks: Talk[] = [
  { said: ['đăng ký xe máy mới mua ở cửa hàng'], says: /đăng ký xe lần đầu/i },
  { said: ['đăng ký xe lần đầu cần gì'], says: /ĐĂNG KÝ XE LẦN ĐẦU/ },
  { said: ['mua xe mới đăng ký ở đâu'], says: /đăng ký xe/i },
]

/** Behind another authority's matter: for whom else it is asked. */
export const otherPeopleTalks: Talk[] = [
  'trẻ em thì sao',
  'tre em thi sao',
  'con nhỏ thì sao',
  'thế còn người già',
  'cho con thì thế nào',
  'vợ thì sao ạ',
  'trẻ con có làm được không',
].map((asked) => ({
  said: ['làm hộ chiếu ở đâu', asked],
  says: /hộ chiếu/i,
  never: /Bảo vệ khẩn cấp|Nhận chăm sóc|MẤT/i,
}))

/** One of several heirs doesn't sign: never the fee. */
export const unsignedTalks: Talk[] = [
  '1 người ko ký thì sao',
  'một người không ký thì sao',
  'co 1 nguoi khong chiu ky thi lam the nao',
  'anh cả không chịu ký thì sao',
  'em gái không đồng ý thì có làm được không',
  '1 nguoi o my ko ve ky duoc',
].flatMap((asked) =>
  ['chứng thực phân chia di sản', 'chia thừa kế đất của bố để lại'].map((topic) => ({
    said: [topic, asked],
    says: /./,
    never: /đồng\/|miễn phí|Phí, lệ phí|không giúp được/i,
  })),
)

/** How much tax is never answered with what handing in costs. */
export const taxTalks: Talk[] = [
  'cho thuê phòng trọ đóng thuế bao nhiêu',
  'thue cho thue nha tro bao nhieu phan tram',
  'hộ kinh doanh đóng thuế bao nhiêu',
  'ban tap hoa phai dong thue bao nhieu',
  'thuế hộ kinh doanh tính thế nào',
  'bán nhà đất thì đóng thuế bao nhiêu phần trăm',
  'thuế đất phi nông nghiệp mỗi năm bao nhiêu',
].map((text) => ({ said: [text], says: /./, never: /phí: miễn phí|Lệ phí[^:\n]*: miễn phí|phí, lệ phí: 0 đồng/i }))

export const taxInTopicTalks: Talk[] = [
  ...[
    'thuế bao nhiêu',
    'mỗi năm đóng thuế bao nhiêu',
    'thue thang bn',
    'thu tầm 150tr 1 năm thì phải đóng thuế ko',
  ].map((asked) => ({
    said: ['đăng ký hộ kinh doanh', asked],
    says: /thuế/i,
    never: /lệ phí do Hội đồng|miễn phí|BẤT ĐỘNG SẢN/i,
  })),
  ...['đóng bao nhiêu', 'thuế bao nhiêu', 'mot nam dong bao nhieu', '150tr 1 năm đóng bao nhiêu'].map((asked) => ({
    said: ['khai thuế cho thuê nhà', asked],
    says: /thuế/i,
    never: /^Khai thuế không mất|miễn phí/,
  })),
  { said: ['khai thuế cho thuê nhà', 'nộp tờ khai có mất tiền không'], says: /không mất lệ phí/ },
  { said: ['khai thuế cho thuê nhà', 'lệ phí bao nhiêu'], says: /không mất lệ phí|miễn phí/ },
]

/** What is received is told of who was spoken of, never of others. */
export const amountTalks: Talk[] = [
  { said: ['bố mẹ già không có lương hưu', 'mỗi tháng bao nhiêu'], says: /500\.000/, never: /4 tuổi|Khuyết tật/ },
  { said: ['trợ cấp cho trẻ em', 'mỗi tháng bao nhiêu'], says: /./, never: /Khuyết tật nặng/ },
  { said: ['tro cap xa hoi hang thang', 'duoc bao nhieu mot thang'], says: /nhóm/, never: /Khuyết tật nặng|4 tuổi/ },
  { said: ['trợ cấp xã hội hàng tháng cho mẹ đơn thân nuôi con', 'mỗi tháng đc bao nhiu'], says: /mỗi con/ },
  { said: ['trợ cấp cho trẻ mồ côi', 'mỗi tháng được bao nhiêu'], says: /1\.250\.000/, never: /Khuyết tật nặng/ },
  { said: ['trợ cấp cho người khuyết tật nặng', 'mỗi tháng được bao nhiêu'], says: /750\.000/ },
  { said: ['chế độ tử tuất', 'mỗi tháng được bao nhiêu'], says: /mức tham chiếu một tháng/, never: /mai táng/ },
  { said: ['chế độ tử tuất', 'mai táng phí được bao nhiêu'], says: /10 lần mức tham chiếu/ },
  { said: ['mai táng phí', 'được bao nhiêu'], says: /10\.000\.000/ },
]

/** "bao nhiêu" of something else than money: never what the procedure costs. */
export const otherNumberTalks: Talk[] = [
  { said: ['đăng ký kết hôn', 'bao nhiêu tuổi thì được cưới'], says: /tuổi/, never: /miễn phí|đồng/i },
  { said: ['dang ky ket hon', 'bn tuoi moi dc'], says: /tuổi/, never: /miễn phí|đồng/i },
  { said: ['đăng ký tạm trú', 'ở bao nhiêu ngày thì phải đăng ký'], says: /30 ngày/, never: /đồng/ },
  { said: ['tách thửa đất', 'bao nhiêu m2 mới được tách'], says: /./, never: /đồng\/|miễn phí|Phí, lệ phí/ },
  { said: ['tach thua dat', 'toi thieu bao nhieu met vuong'], says: /./, never: /đồng\/|miễn phí|Phí, lệ phí/ },
  { said: ['đăng ký khai sinh', 'quá hạn thì phạt bao nhiêu'], says: /phạt|cảnh cáo/i, never: /8\.000/ },
  { said: ['đăng ký tạm trú', 'không đăng ký thì phạt bao nhiêu'], says: /phạt|chưa có thông tin/i, never: /15\.000|7\.000/ },
  { said: ['công nhận hộ nghèo', 'thu nhập bao nhiêu thì được'], says: /./, never: /miễn phí|Phí, lệ phí/ },
  { said: ['vay vốn giải quyết việc làm', 'được vay bao nhiêu'], says: /./, never: /miễn phí|Phí, lệ phí/ },
  { said: ['vay von viec lam', 'lai suat bao nhieu'], says: /./, never: /miễn phí|Phí, lệ phí/ },
  { said: ['hưởng trợ cấp thất nghiệp', 'đóng bao nhiêu tháng mới được'], says: /12 tháng/, never: /miễn phí/ },
  { said: ['đăng ký khai sinh', 'cần bao nhiêu bản photo'], says: /./, never: /miễn phí|8\.000/ },
  { said: ['chứng thực bản sao', '5 trang bao nhiêu tiền'], says: /8\.000|7\.000|đồng/ },
  { said: ['đăng ký tạm trú', 'hết bao nhiêu tiền'], says: /15\.000/ },
]
