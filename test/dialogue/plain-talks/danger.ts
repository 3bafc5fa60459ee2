import type { Talk } from './talk.js'

const struck = 'chong toi vua danh toi'
const toldToCaller = /nói những điều này/
const mediation = /hòa giải/i

/** Violence at home is reported, never mediated. */
export const dangerTalks: Talk[] = [
  ...[
    'toi muon bao xa',
    'em muon bao cho xa biet',
    'nhờ đừng ghi tên em',
    'em muốn phản ánh lên xã',
    'Gửi phản ánh',
  ].map((wish) => ({ said: [struck, wish], says: /Phản ánh: [\s\S]*Việc xảy ra ở đâu/, never: toldToCaller })),
  { said: [struck, 'toi muon bao xa'], says: /^Đang bị đánh, bị dọa thì gọi ngay 113\.[^\n]*\nPhản ánh/ },
  { said: [struck, 'toi muon bao xa', 'nho dung ghi ten ban em'], says: /không ghi họ tên/ },
  { said: [struck, 'chồng em ở xã Mễ Sở'], says: /Đã ghi: xã Mễ Sở[\s\S]*113/ },
  { said: [struck, 'em dang o xa Me So'], says: /Đã ghi: xã Mễ Sở[\s\S]*113/ },
  { said: [struck, 'em dang o xa Me So', 'em muon bao xa'], says: /Nơi xảy ra: Xã Mễ Sở/ },
  ...[
    'chong toi hay danh toi luc say',
    'bố dượng hay đánh mẹ cháu mỗi lần nhậu',
    'em bị chồng đánh suốt mấy năm nay',
    'thằng con trai tôi cứ say vào là đánh mẹ',
  ].map((said) => ({ said: [said], says: /113[\s\S]*1900969680/, never: mediation })),
  { said: ['chong toi hay danh toi luc say', 'toi muon bao xa'], says: /Phản ánh: [\s\S]*Việc xảy ra ở đâu/ },
  { said: ['chong toi hay danh toi luc say', 'goi cong an xa dc k'], says: /113/, never: /Tên cũ cũng được/ },
  { said: ['no vua dap vao bung e dang bau 5 thang'], says: /113[^\n]*115/, never: /đừng vào can/ },
  { said: ['chồng vừa đấm vào mặt em chảy máu mũi'], says: /113[^\n]*115/, never: /đừng vào can/ },
  { said: ['hàng xóm hay chửi nhau với nhà tôi'], says: mediation },
]

const alarm = /11[1-5]|Nguy hiểm chưa qua/
const fire = 'nha hang xom chay roi'

/** A state of health and what runs are no danger; after an alarm another matter is answered as such. */
export const falseAlarms: Talk[] = [
  ...[
    'con toi 5 tuoi bi khuyet tat nang',
    'con em bị khuyết tật nặng',
    'cháu nội em bị bại não đặc biệt nặng',
    'nuoc van den, xuong van chay ban dem',
    'nha may chay suot dem on qua',
    'máy xay đá vẫn chạy lúc nửa đêm',
    'xe ben van chay suot dem qua lang',
  ].map((said) => ({ said: [said], says: /./, never: alarm })),
  ...[
    ['hai đứa em muốn cưới nhau'],
    ['hai dua em muon ket hon'],
    ['dang ky ket hon can gi', 'the con nguoi yeu em 19 tuoi, con gai'],
    ['đăng ký kết hôn cần gì', 'bạn gái em năm nay 17 tuổi'],
  ].map((said) => ({ said, says: /./, never: alarm })),
  ...[
    ['đăng ký khai sinh', 'me chau nguoi Trung Quoc', 'bao nhiêu tiền'],
    ['chứng thực chữ ký', 'chồng tôi người Trung Quốc', 'lệ phí thế nào'],
    ['đính chính sổ hồng', 'chồng tôi đi một mình được không', 'nộp sổ gốc luôn à'],
    ['đăng ký khai sinh', 'giấy kết hôn bố mẹ cầm bên kia rồi', 'bao lâu'],
    ['chứng thực chữ ký', 'mẹ tôi ở nhà một mình không đi được'],
    ['xin trích lục khai sinh', 'xa cu cua toi nay bi sap nhap roi'],
    ['bổ sung tên bố vào giấy khai sinh', 'bố cháu chết rồi', 'bao lâu'],
  ].map((said) => ({ said, says: /./, never: alarm })),
  ...[
    ['chau la chau ruot em'],
    ['em ruot toi la be gai'],
    ['con ruot em o ha noi'],
    ['bé là con riêng của chồng em'],
    ['toi la chu ruot chau be'],
    ['nhận con nuôi', 'chau be la con ruot chi gai toi', 'bao lau'],
    ['muon dk ket hon', 'ban gai em o thai binh cu, em o hung yen, dk o dau', 'bn tien'],
    ['đăng ký tạm trú', 'nguoi yeu em que nghe an, em o hung yen, lam o dau'],
    ['giấy phép bán lẻ rượu', 'ruou do mat phi bn va may ngay'],
  ].map((said) => ({ said, says: /./, never: alarm })),
  ...['bo ruot danh con', 'bon chung ruot toi', 'con ruot toi bi lac tu sang', 'ban trai danh em o hai duong'].map(
    (said) => ({ said: [said], says: alarm }),
  ),
  ...['chay bep nha toi o xa tien lu', 'chay nha kho o xa tien lu'].map((said) => ({ said: [said], says: /114/ })),
  ...['dap dc roi, hu hon', 'dap duoc lua roi, khong sao nua', 'lua tat roi em oi'].map((said) => ({
    said: [fire, said],
    says: /may quá/,
  })),
  { said: [fire, 'lua con nho dap duoc khong'], says: /114/, never: /may quá/ },
  { said: ['bố tôi chết rồi'], says: /chia buồn/, never: alarm },
  { said: ['bổ sung tên bố vào giấy khai sinh', 'bố cháu mất rồi'], says: /./, never: /chia buồn|mai táng/i },
  { said: ['đăng ký kết hôn', 'bố em vừa mất sáng nay'], says: /chia buồn/ },
  { said: ['xuong go chay roi'], says: /114/ },
  { said: ['chứng thực chữ ký', 'mẹ tôi ngã đau quá không đi được'], says: /115/ },
  ...[
    'toi muon mo lai vu viec',
    'khai sinh can giay to gi',
    'con toi khuyet tat nang duoc tro cap gi',
    'ho so cua toi den dau roi',
  ].map((said) => ({ said: [fire, said], says: /./, never: alarm })),
  { said: [fire, 'y toi la may chay co'], says: /may quá/ },
  { said: [fire, 'hừm', 'hừm hừm', 'rồi sao'], says: /./, never: /nói những điều này/ },
]

const burning = 'cháy nhà rồi cứu với'
const otherNumber = /\b11[135]\b/
const lost = 'con trai tôi 5 tuổi đi lạc từ chiều chưa thấy về'
const child = 'bố cháu đánh mẹ cháu chảy máu'
const report = /Phản ánh: điều|Việc xảy ra/

/** While a danger is open, what follows keeps its number, and no procedure is offered. */
export const openDangers: Talk[] = [
  ...[
    'trong nhà còn cháu bé 3 tuổi',
    'trong nha con 2 dua tre',
    'bà ngoại 80 tuổi còn trong nhà',
    'me toi van ket tren tang 2',
    'còn ông cụ nữa',
    'vo toi chua ra duoc',
  ].map((said) => ({ said: [burning, said], says: /^Gọi 114[^\n]*còn người bên trong/, never: otherNumber })),
  ...['xe chữa cháy bao giờ tới', 'xe cuu hoa den chua', 'sao mai chua thay cuu hoa toi'].map((said) => ({
    said: [burning, 'trong nhà còn cháu bé 3 tuổi', said],
    says: /114/,
    never: /111|trình báo|Anh\/chị hỏi việc nào/,
  })),
  ...['gọi rồi', 'da goi 114 roi', 'em gọi cứu hỏa rồi ạ'].map((said) => ({
    said: ['cháy nhà bà ngoại xã Mễ Sở', 'bà ngoại 80 tuổi còn trong nhà', said],
    says: /gọi lại 114/,
    never: otherNumber,
  })),
  { said: [burning, 'bố tôi bị bỏng nặng lắm'], says: /115/ },
  { said: [burning, 'làm giấy khai sinh cần gì'], says: /ĐĂNG KÝ KHAI SINH/ },
  ...[lost, 'con tôi mất tích từ trưa', 'con gai toi 7 tuoi bi lac o cho tu sang'].map((said) => ({
    said: [said],
    says: /^Gọi ngay 113[^\n]*\n[\s\S]*111 \(bảo vệ trẻ em/,
  })),
  { said: [lost, 'da goi 113 roi, be mac ao do, o xa vu quy'], says: /113/, never: /114|Phản ánh: điều/ },
  { said: [lost, 'da goi 113 roi, be mac ao do, o xa vu quy', 'thấy cháu rồi cảm ơn'], says: /may quá/, never: report },
  { said: [lost, 'vẫn chưa thấy cháu đâu'], says: /113/, never: /may quá/ },
  ...['cháu 10 tuổi ko có điện thoại gọi', 'chau khong co dien thoai', 'máy hết pin rồi', 'cháu không biết gọi ai'].map(
    (said) => ({ said: [child, said], says: /hàng xóm[^\n]*trưởng thôn[^\n]*113/, never: /không giúp được/ }),
  ),
]

/** A call that nobody answered, beside a matter of another kind; words that only sound like a danger without their marks. */
export const calledForOthers: Talk[] = [
  {
    said: ['rac thai do day bo song, goi cong an xa ma ko thay ai nghe may'],
    says: /Việc xảy ra ở đâu/,
    never: /Gọi lại ngay/,
  },
  {
    said: ['nước thải hôi thối, gọi công an xã mấy lần không ai nghe máy'],
    says: /Việc xảy ra ở đâu/,
    never: /Gọi lại ngay/,
  },
  { said: ['gọi 113 không ai nghe máy'], says: /Gọi lại ngay/ },
  { said: ['goi cong an khong ai nghe may'], says: /Gọi lại ngay/ },
  { said: ['chau no mac ao do di hoc ve'], says: /./, never: alarm },
]

const beaten = 'chồng tôi đánh tôi, giờ đang đập cửa'
const again = /^Gọi ngay 113(?![\s\S]*Gọi ngay 113)/

/** A second cry is one: never good news. */
export const secondCries: Talk[] = [
  ...[
    'chồng tôi lại về rồi, cứu tôi với',
    'chong toi lai ve roi cuu toi voi',
    'nó quay lại rồi',
    'bo duong quay lai roi',
    'no lai sang day',
    'chong em say ruou ve roi',
    'han lai den kia',
    'cứu em với không sao chịu nổi nữa',
    'cuu toi, no vao nha roi',
  ].map((said) => ({ said: [beaten, said], says: again, never: /may quá/ })),
  { said: ['chong toi danh toi', 'chong toi lai ve roi cuu toi voi'], says: again, never: /may quá/ },
  { said: [burning, 'cứu tôi với'], says: /Gọi ngay 114/, never: /may quá/ },
  { said: [burning, 'lửa tắt rồi, không sao'], says: /may quá/ },
  { said: [beaten, 'chồng tôi về quê rồi, ổn rồi'], says: /may quá/ },
  { said: [beaten, 'công an đến rồi'], says: /may quá/ },
  { said: [lost, 'cháu về nhà rồi'], says: /may quá/ },
]

/** Danger told beside something else: a question about papers, a name, a wish to report. */
export const dangerBeside: Talk[] = [
  ...[
    'bo chong toi doa se dot nha, toi so qua, ma toi can hoi thu tuc dang ky tam tru',
    'chồng cũ dọa giết tôi, cho tôi hỏi thủ tục đăng ký tạm trú',
  ].map((said) => ({ said: [said], says: /113[\s\S]*TẠM TRÚ/ })),
  ...[
    'Chồng tôi tên là Nguyễn Văn Bắc hay đánh tôi, tôi muốn báo xã Châu Ninh',
    'chong toi ten Tran Duc hay danh toi',
    'em bị chồng tên là Hoàng Văn Dũng đánh suốt',
  ].map((said) => ({ said: [said], says: /113/, never: mediation })),
  {
    said: ['Chồng tôi hay đánh tôi, tôi muốn báo xã Châu Ninh'],
    says: /113[\s\S]*1900969680/,
    never: /Luật Tố cáo|hòa giải/,
  },
  { said: ['toi dang bi nhot trong nha, xa oi'], says: /113/, never: /114/ },
  { said: ['đăng ký tạm trú cho vợ chồng tôi ở nhà thuê cần gì'], says: /TẠM TRÚ/, never: alarm },
]

const inWater = 'con em rơi xuống ao rồi'
const breaths = /^Gọi ngay 115[^\n]*\n[^\n]*thổi ngạt/
const openAir = /^Gọi ngay 114[^\n]*\n[^\n]*đầu gió[\s\S]*Việc xảy ra ở đâu/
const smoke = /^Gọi ngay 115[^\n]*\nMở hết cửa, đưa mọi người ra chỗ thoáng/

/** What is told makes another help needed: breath, fire under no roof, smoke of coal. */
export const narrowerDangers: Talk[] = [
  ...[
    'vớt lên rồi nhưng không thở',
    'vot len roi ma khong tho',
    'đưa lên bờ rồi, cháu chưa tỉnh',
    'kéo được lên rồi mà tím tái',
    'nó ngừng thở rồi',
  ].map((said) => ({ said: [inWater, said], says: breaths, never: /114|dây/ })),
  { said: [inWater, 'vớt lên rồi', 'vẫn không thở'], says: breaths },
  { said: ['vớt cháu dưới ao lên rồi mà không thở'], says: breaths },
  { said: ['đang tắm sông bị dòng nước kéo ra xa không vào được'], says: /114/, never: /thổi ngạt/ },
  { said: [inWater, 'kéo mãi chưa lên'], says: /114/, never: /thổi ngạt/ },
  { said: [inWater, 'chưa vớt được lên'], says: /114/, never: /thổi ngạt/ },
  { said: ['hai đứa rơi xuống sông', 'vớt được một đứa rồi, còn một đứa nữa chưa thấy'], says: /114/ },
  ...[
    'có cháy ở bãi rác thôn',
    'co chay o bai rac thon',
    'đống rơm ngoài ruộng đang cháy',
    'rừng đang cháy to lắm',
    'co dam chay o canh dong',
  ].map((said) => ({ said: [said], says: openAir, never: /Ra khỏi nhà/ })),
  { said: ['bãi rác cháy lan sang nhà dân rồi'], says: /114[\s\S]*Ra khỏi nhà/ },
  ...[
    'người ta đốt rác khói mù mịt cả xóm',
    'bãi rác cháy năm ngoái giờ sao chưa dọn',
    'có chạy xe ở bãi rác không',
  ].map((said) => ({ said: [said], says: /./, never: alarm })),
  ...[
    'đốt than tổ ong ngủ dậy đau đầu buồn nôn',
    'mẹ em sưởi than trong phòng giờ lịm đi',
    'me em suoi than trong phong gio lim di',
    'bố em bị ngạt khói',
    'chạy máy phát điện trong nhà hai người ngất',
  ].map((said) => ({ said: [said], says: smoke, never: /rắn|vỏ thuốc/ })),
  { said: ['cháu uống nhầm thuốc chuột'], says: /vỏ thuốc/ },
]

/** A question joined to the all-clear is answered behind it. */
export const allClearAndAsked: Talk[] = [
  {
    said: [burning, 'dập được rồi, cho hỏi làm giấy khai sinh cần gì'],
    says: /^Vậy là may quá[\s\S]*KHAI SINH\nGiấy tờ/,
  },
  {
    said: [inWater, 'cháu ổn rồi ạ, cho em hỏi làm giấy khai sinh cần gì'],
    says: /^Vậy là may quá[\s\S]*KHAI SINH\nGiấy tờ/,
  },
  { said: [lost, 'thay chau roi a cho hoi dang ky tam tru bao nhieu tien'], says: /^Vậy là may quá[\s\S]*Phí, lệ phí/ },
  { said: [burning, 'dap duoc roi, xa mo cua den may gio'], says: /^Vậy là may quá[\s\S]*xã, phường nào/ },
  { said: [burning, 'dập được rồi, cho hỏi đăng ký tạm trú cần gì', 'bao lâu'], says: /ngày/, never: /114/ },
  { said: [burning, 'dập được rồi ạ, cảm ơn xã'], says: /^Vậy là may quá[^\n]*cứ nhắn\.$/ },
]

/** While somebody lies there: a question is no all-clear, and breath comes before words for the operator. */
export const urgentNextTalks: Talk[] = [
  ...['lấy nước dập được không', 'dap duoc khong', 'dập được không ạ', 'lay nuoc dap duoc khong'].map((said) => ({
    said: [burning, said],
    says: /không dội nước[\s\S]*114/,
    never: /may quá/,
  })),
  { said: [burning, 'dap duoc roi'], says: /may quá/ },
  {
    said: ['me toi bi ngat khi than trong buong', 'mo cua roi, ba con tho'],
    says: /115/,
    never: /dao, thuốc|vỏ thuốc/,
  },
  { said: ['chồng tôi bị điện giật', 'ngat cau dao roi'], says: /Giờ mới chạm vào/ },
  { said: ['chồng tôi bị điện giật', 'no khong tho nua'], says: /ép mạnh giữa ngực/ },
  { said: ['chong toi bi dien giat', 'ngat dien roi lam gi tiep'], says: /Giờ mới chạm vào/, never: /vỏ thuốc/ },
  ...['con toi bi hoc xuong ca tho khong duoc', 'chau 1 tuoi hoc hat lac tim tai', 'con be nghen keo tim tai'].map(
    (said) => ({ said: [said], says: /115[\s\S]*Vỗ mạnh 5 cái/, never: /nằm nghiêng/ }),
  ),
  { said: ['bố tôi ngất xỉu không tỉnh', 'dua di vien roi'], says: /may quá/ },
]

const call115 = /^Gọi ngay 115/
const call114 = /^Gọi ngay 114/

/** Danger that grows in the middle of a report: the number first, the words kept, the question asked on. */
export const growingTalks: Talk[] = [
  ...['co 5 nguoi nga ra ngat', 'có mấy người ngất xỉu rồi', 'hai dua tre bat tinh'].map((said) => ({
    said: ['nha may xa khoi mu mit', 'thon 2 xa Me So', said],
    says: /^Gọi ngay 115[\s\S]*Đã ghi thêm/,
  })),
  ...['lua lan sang vuon nha toi', 'lửa bén sang mái nhà rồi', 'chay lan sang chuong lon'].map((said) => ({
    said: ['dot rac khoi mu mit o xa Me So', said],
    says: /^Gọi ngay 114[\s\S]*Đã ghi thêm/,
  })),
  ...['chua ai goi ca', 'chưa ai gọi cứu hỏa', 'toi chua goi 114'].map((said) => ({
    said: ['co dam chay o bai rac thon 2 xa Me So', said],
    says: /đừng chờ người khác gọi[\s\S]*thời gian/,
  })),
  {
    said: ['co dam chay o bai rac thon 2 xa Me So', 'dap duoc khong'],
    says: /không dội nước[\s\S]*Việc xảy ra khi nào/,
  },
  {
    said: ['nha may xa khoi mu mit', 'thon 2 xa Me So', 'co 5 nguoi nga ra ngat', 'chua ai goi ca', 'the thoi'],
    says: /5 nguoi nga ra ngat/,
  },
  { said: ['rac do day duong o xa Me So', 'chua ai goi ca'], says: /./, never: alarm },
]

/** Dangers in so many words that were missed, and their look-alikes. */
export const plainlyTold: Talk[] = [
  ...[
    'bãi rác đầu làng cháy',
    'bai rac dau lang chay',
    'đống rơm sau nhà văn hóa cháy',
    'nha hang xom chay',
    'nhà bà Lan cháy to',
  ].map((said) => ({ said: [said], says: call114 })),
  ...['nha hang chay o dau', 'nhà hàng xóm chạy thận', 'quan chay gan xa', 'xe rác chạy ban đêm ồn quá'].map(
    (said) => ({
      said: [said],
      says: /./,
      never: alarm,
    }),
  ),
  ...[
    'co nguoi bi ban o dau thon',
    'có người bị bắn ở đầu thôn',
    'mot thanh nien bi ban gan cho',
    '1 nguoi bi ban chet o xa Me So',
    'có một người bị bắn',
  ].map((said) => ({ said: [said], says: /^Gọi ngay 113/ })),
  ...[
    'có người bị bẩn ở đầu thôn',
    'có người bị bận ở cơ quan',
    'nuoc bi ban o dau thon',
    'anh bi ban o co quan',
    'nguoi bi ban thi xin cap nuoc o dau',
    'hôm nay tôi bị bận',
  ].map((said) => ({ said: [said], says: /./, never: alarm })),
  { said: ['mo cua roi, ba con tho'], says: /115/, never: /dao, thuốc|lắng nghe/ },
  { said: ['tôi không muốn sống nữa'], says: /lắng nghe/ },
  ...[
    'ran chui vao nha toi',
    'ran ho mang trong buong',
    'rắn chui vào nhà',
    'có con rắn trong phòng ngủ',
    'rắn bò vào nhà sợ quá',
  ].map((said) => ({ said: [said], says: /^Gọi ngay 114[^\n]*\nĐứng xa/ })),
  { said: ['ran ho mang trong buong', 'ran cho vao nha'], says: call114 },
  { said: ['ran can vao chan'], says: call115 },
  ...['nhà tôi có rạn nứt tường', 'nuôi rắn cần giấy gì', 'co nguoi ngat dien cua nha toi', 'rán cá trong bếp'].map(
    (said) => ({ said: [said], says: /./, never: /Gọi ngay/ }),
  ),
]

/** What may be done, asked while somebody lies there: what is surely known, else the operator; never the words to tell. */
export const firstAidTalks: Talk[] = [
  { said: ['chong toi bi tai nan chay mau nhieu o chan', 'garo duoc khong'], says: /Ép chặt[\s\S]*115/ },
  { said: ['con toi bi ran can', 'garo duoc khong'], says: /đừng garô/ },
  { said: ['con toi bi hoc xuong', 'co can moc hong'], says: /Đừng móc họng/ },
  { said: ['nha toi bi ro ga', 'bat quat duoc khong'], says: /không bật tắt quạt[\s\S]*114/ },
  { said: ['con toi uong nham thuoc chuot', 'co cho an gi ko'], says: /Đừng gây nôn/ },
  { said: ['bo toi ngat xiu', 'co nen cao gio khong'], says: /làm theo lời người nghe máy\.\nĐể người bệnh/ },
  { said: ['bo toi ngat xiu', 'làm giấy khai sinh cần gì'], says: /KHAI SINH/ },
  {
    said: ['chong toi bi dien giat', 'ok on roi nhe, cho hoi lam lai bang lai mat o dau'],
    says: /^Vậy là may quá[\s\S]*giấy phép lái xe/i,
  },
]
