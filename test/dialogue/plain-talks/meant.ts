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
  { said: ['đăng ký thường trú', 'giấy tờ ntn'], says: /ĐĂNG KÝ THƯỜNG TRÚ\nGiấy tờ/ },
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
  'tui mua lại cấy xe wave của thằng em họ chừ mần răng sang tên',
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
  { said: ['đăng ký tạm trú', 'ở bao nhiêu ngày thì phải đăng ký'], says: /30 ngày/, never: /15\.000/ },
  { said: ['tách thửa đất', 'bao nhiêu m2 mới được tách'], says: /./, never: /đồng\/|miễn phí|Phí, lệ phí/ },
  { said: ['tach thua dat', 'toi thieu bao nhieu met vuong'], says: /./, never: /đồng\/|miễn phí|Phí, lệ phí/ },
  { said: ['đăng ký khai sinh', 'quá hạn thì phạt bao nhiêu'], says: /phạt|cảnh cáo/i, never: /8\.000/ },
  {
    said: ['đăng ký tạm trú', 'không đăng ký thì phạt bao nhiêu'],
    says: /phạt|chưa có thông tin/i,
    never: /15\.000|7\.000/,
  },
  { said: ['công nhận hộ nghèo', 'thu nhập bao nhiêu thì được'], says: /./, never: /miễn phí|Phí, lệ phí/ },
  { said: ['vay vốn giải quyết việc làm', 'được vay bao nhiêu'], says: /./, never: /miễn phí|Phí, lệ phí/ },
  { said: ['vay von viec lam', 'lai suat bao nhieu'], says: /./, never: /miễn phí|Phí, lệ phí/ },
  { said: ['hưởng trợ cấp thất nghiệp', 'đóng bao nhiêu tháng mới được'], says: /12 tháng/, never: /miễn phí/ },
  { said: ['đăng ký khai sinh', 'cần bao nhiêu bản photo'], says: /./, never: /miễn phí|8\.000/ },
  { said: ['chứng thực bản sao', '5 trang bao nhiêu tiền'], says: /8\.000|7\.000|đồng/ },
  { said: ['đăng ký tạm trú', 'hết bao nhiêu tiền'], says: /15\.000/ },
]

/** What a fine is, and from which number on something is so, is answered by what is written of it. */
export const fineTalks: Talk[] = [
  { said: ['đăng ký tạm trú', 'khong dang ky bi phat bao nhieu'], says: /500\.000–1\.000\.000/ },
  { said: ['đăng ký tạm trú', 'trễ phạt nhiêu'], says: /500\.000–1\.000\.000/ },
  { said: ['đăng ký tạm trú', 'phạt bao nhiêu tiền'], says: /500\.000–1\.000\.000/ },
  { said: ['đăng ký thường trú', 'chậm thì phạt mấy tiền'], says: /2–4 triệu/, never: /20\.000/ },
  { said: ['đăng ký kết hôn', 'không đăng ký có bị phạt tiền không'], says: /./, never: /^Miễn phí/ },
]

/** The next fact of the same, in a word. */
export const nextFactTalks: Talk[] = [
  ...['con phi?', 'còn phí?', 'con phi', 'the con phi', 'phí nữa', 'con le phi thi sao', 'tiền nong sao'].map(
    (asked) => ({
      said: ['đăng ký tạm trú cần gì', asked],
      says: /15\.000/,
    }),
  ),
  ...['con phi?', 'con tien', 'thế phí'].map((asked) => ({
    said: ['đăng ký thường trú', asked],
    says: /20\.000|đồng/,
    never: /cần biết thêm/,
  })),
  ...['con thoi gian?', 'còn bao lâu', 'tgian?'].map((asked) => ({
    said: ['đăng ký tạm trú cần gì', asked],
    says: /3 ngày làm việc/,
  })),
  { said: ['đăng ký khai sinh', 'con phi?'], says: /miễn phí|Miễn phí/ },
  { said: ['đăng ký tạm trú cần gì', 'con em 5 tuổi'], says: /./, never: /Phí, lệ phí/ },
]

/** Who may bring a child, or come instead of it, isn't who may be photographed. */
export const childCardTalks: Talk[] = [
  'chong em dua di thay',
  'chồng em đưa bé đi được không',
  'bố nó đưa đi được không',
  'ông bà đưa cháu đi được ko',
  'me di lam xa, ba ngoai dua di dc ko',
].map((asked) => ({
  said: ['làm căn cước cho con 6 tuổi', asked],
  says: /cha|mẹ|đại diện|đưa/i,
  never: /^Không làm thay/,
}))

/** Leave for a birth, told as a story, isn't the loss of work. */
export const maternityTalks: Talk[] = [
  'em sinh con được 2 tháng, trước đóng bảo hiểm 3 năm rồi nghỉ việc lúc bầu 5 tháng, giờ có được tiền gì không',
  'em đóng bảo hiểm 8 tháng thì nghỉ ở nhà đẻ, có được tiền thai sản không',
  'vo em nghi viec truoc khi sinh 3 thang co duoc huong gi khong',
  'em bầu 7 tháng công ty cho nghỉ việc, sinh xong có được lãnh tiền không',
  'chồng em đóng bảo hiểm, em mới đẻ thì chồng được gì',
  'moi sinh xong o cong ty cho nghi, bao hiem tra gi ko',
].map((text) => ({ said: [text], says: /thai sản/i }))

export const dismissedTalks: Talk[] = [
  'công ty cho nghỉ việc, đóng bảo hiểm 3 năm có được tiền gì không',
  'em bị mất việc muốn lãnh bảo hiểm thất nghiệp',
  'nghi viec o cong ty roi co duoc tien gi khong',
].map((text) => ({ said: [text], says: /thất nghiệp|12 tháng/i, never: /thai sản/i }))

/** Who asks whom to ask for a permit reports nothing. */
export const permitTalks: Talk[] = [
  'bac cai cau qua muong phai xin ai',
  'bac cau nho qua muong truoc nha phai xin phep ai',
  'bắc cầu qua kênh vào nhà thì xin ở đâu',
  'lam cai cong qua muong noi dong co phai xin phep khong',
  'lấp cái mương trước cửa phải xin ai',
  'cong bo ben khach ngang song',
  'mở bến đò ngang sông thì xin ai',
  'dat cai bien quang cao truoc cua phai xin ai',
  'chặt cây trước nhà thì xin phép ai',
  'bắc cầu tạm qua mương ra ruộng thì hỏi ai',
].map((text) => ({ said: [text], says: /./, never: /Phản ánh: điều|Việc xảy ra ở đâu|không giúp được/ }))

export const reportedTalks: Talk[] = [
  'người ta bắc cầu qua mương làm tắc nước, đề nghị xã xử lý',
  'bến đò ngang sông không có áo phao, mong xã kiểm tra',
].map((text) => ({ said: [text], says: /Phản ánh|Việc xảy ra ở đâu/ }))

/** An answer to what the topic is about belongs to it. */
export const ownAnswerTalks: Talk[] = [
  ...['thu tầm 150tr 1 năm', 'doanh thu khoảng 20 triệu một tháng', 'moi thang ban duoc 10tr', 'bán nhỏ lẻ thôi'].map(
    (text) => ({ said: ['đăng ký hộ kinh doanh', text], says: /./, never: /không giúp được/ }),
  ),
  ...['cho thuê 5 phòng, mỗi phòng 1 triệu rưỡi', 'thu tầm 150tr 1 năm', 'moi nam duoc 60 trieu'].map((text) => ({
    said: ['khai thuế cho thuê nhà', text],
    says: /./,
    never: /không giúp được/,
  })),
  ...['nhà 3 tầng, mặt tiền 5m', 'dat tho cu 100m2', 'xây khoảng 800 triệu'].map((text) => ({
    said: ['xin giấy phép xây dựng', text],
    says: /./,
    never: /không giúp được/,
  })),
]

/** Who lives without a husband asks for help. */
export const widowTalks: Talk[] = [
  'có tiền gì cho vợ góa ko',
  'vợ góa nuôi con có được trợ cấp không',
  'chong mat roi mot minh nuoi con co duoc ho tro gi khong',
  'chồng chết để lại 2 con nhỏ, có trợ cấp gì không',
  'góa chồng nuôi con nhỏ được hưởng gì',
].map((text) => ({ said: [text], says: /trợ cấp|tử tuất/i, never: /không giúp được/ }))

/** Who tells their case asks for support, though nothing is named. */
export const supportTalks: Talk[] = [
  'mẹ em già có trợ cấp nào không',
  'me em gia co duoc tien gi ko',
  'con em khuyết tật có được hỗ trợ gì không',
  'bố em 80 tuổi có được hưởng gì không',
].map((text) => ({ said: [text], says: /trợ cấp|hưu trí|hộ nghèo|tử tuất/i, never: /không giúp được/ }))

/** Nobody is hurt. */
export const harmlessTalks: Talk[] = [
  'mo hieu thuoc tay',
  'mo hieu thuoc tay can gi',
  'mở hiệu thuốc tây cần giấy gì',
  'xin mo quay thuoc tay o xa',
  'mở nhà thuốc',
].map((text) => ({ said: [text], says: /./, never: /115|113|114|Gọi ngay/ }))

/** A passport by another name. */
export const passportTalks: Talk[] = [
  'lam pat po o dau',
  'làm passport ở đâu',
  'lam pat po het bao nhieu',
  'làm hộ chiếu phổ thông',
].map((text) => ({ said: [text], says: /hộ chiếu/i, never: /không giúp được/ }))

const copyFee = 'cấp bản sao trích lục khai sinh phí bao nhiêu'

/** From a citizen with ten lives: what an answer said beside the question, by kind. */
export const besideTheQuestion: Talk[] = [
  // the fee of filing isn't the price
  ...['bhyt hộ gia đình bao nhiêu tiền', 'mua bhyt ho gia dinh', 'bhyt ho gia dinh phi the nao'].map((asked) => ({
    said: [asked],
    says: /113\.850 đồng/,
    never: /^• miễn phí|lệ phí: miễn phí/im,
  })),
  ...[
    'con em khuyết tật nặng làm thẻ bhyt miễn phí ko',
    'toi bi khuyet tat nang lam the bao hiem y te co mien phi ko',
  ].map((asked) => ({
    said: [asked],
    says: /Chưa có thông tin người khuyết tật được miễn, giảm khoản này/,
    never: /^• miễn phí|một cửa/m,
  })),
  // paid once isn't paid by the month
  ...['muon lay 1 lan thi dc bao nhieu', 'nhận một lần được bao nhiêu', 'lay luon 1 cuc duoc bao nhieu tien'].map(
    (asked) => ({
      said: ['chế độ tử tuất', asked],
      says: /tuất một lần/,
      never: /một nửa mức tham chiếu/,
    }),
  ),
  // who is insured is paid elsewhere
  ...[
    ['mai táng phí', 'chong dong bhxh roi thi xin o dau'],
    ['chong em moi mat, xin tien mai tang phi o xa', 'chong dong bhxh roi thi xin o dau'],
    ['mai táng phí', 'người mất đang đóng bảo hiểm xã hội thì xin chỗ nào'],
  ].map((said) => ({ said, says: /Bảo hiểm xã hội/, never: /MAI TÁNG PHÍ BẢO TRỢ/ })),
  ...['tien thai san khong dong bhxh thi co duoc khong', 'không đóng bhxh có được tiền thai sản không'].map(
    (asked) => ({
      said: [asked],
      says: /thai sản/i,
      never: /Thẻ BHYT cho trẻ/i,
    }),
  ),
  { said: ['chế độ thai sản', 'không đóng bhxh thì có được không'], says: /đủ 6 tháng/ },
  // what nobody wrote down is said to be unknown, with whom to ask
  ...['dua hai cot liet si ve que', 'muốn đưa hài cốt liệt sĩ về quê thì làm thế nào', 'tim mo liet si'].map(
    (asked) => ({
      said: [asked],
      says: /hài cốt liệt sĩ.*Sở Nội vụ/s,
      never: which,
    }),
  ),
  ...['bang to quoc ghi cong bi mat', 'mất bằng tổ quốc ghi công làm lại ở đâu'].map((asked) => ({
    said: [asked],
    says: /Tổ quốc ghi công.*Sở Nội vụ/s,
    never: which,
  })),
  ...['bang lai het han 2 thang', 'bang lai xe het han 2 thang co phai thi lai khong'].map((asked) => ({
    said: [asked],
    says: /thi lại hay bị phạt thì Xã Ơi chưa có thông tin; anh\/chị hỏi/,
  })),
  { said: ['đổi bằng lái xe ở đâu'], says: /giấy phép lái xe/, never: /thi lại/ },
  // who rents and whose landlord won't sign isn't a foreigner
  ...['nha thue tro co chu nha k ky', 'chủ trọ không chịu xác nhận'].map((asked) => ({
    said: ['dang ky tam tru', asked],
    says: /hợp đồng thuê/,
    never: /nước ngoài/,
  })),
  // a fact of another procedure whose name the topic has within its own
  ...['le phi khai sinh', 'lệ phí đăng ký khai sinh bao nhiêu'].map((asked) => ({
    said: [copyFee, asked],
    says: /^ĐĂNG KÝ KHAI SINH/,
  })),
  { said: [copyFee, 'lệ phí bao nhiêu'], says: /8\.000/ },
  // a list that was answered with a question doesn't come back without a word
  {
    said: ['thẻ bhyt cho người khuyết tật', 'miễn phí ko'],
    says: /“miễn phí ko” thì mỗi việc trả lời một khác.*Gặp cán bộ/s,
    never: /hỏi việc nào ạ\?\n/,
  },
  // the chat knows what the page knows
  ...['quan nho 20m2 thoi', 'quán nhỏ vài cái bàn thôi'].map((asked) => ({
    said: ['an toàn thực phẩm quán ăn', asked],
    says: /cơ sở nhỏ lẻ/,
  })),
]
