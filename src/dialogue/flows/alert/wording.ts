import type { DangerKind } from '../../../understanding/alerts/hotlines.js'

/** One calm sentence for each kind of danger: what to do until help is there. */
const untilHelpComes: Record<DangerKind, string> = {
  fire: 'Ra khỏi nhà ngay, cúi thấp tránh khói, không quay lại lấy đồ.',
  gas: 'Mở cửa, ra ngoài; không bật tắt điện, không châm lửa.',
  flood: 'Lên chỗ cao nhất, ngắt điện nếu còn kịp, mang theo điện thoại.',
  drowning: 'Ném phao, can nhựa, dây cho người dưới nước; không biết cứu thì đừng nhảy xuống.',
  collapse: 'Lùi ra xa, đừng tự đào bới vào chỗ còn có thể sập.',
  trapped: 'Nói chuyện để người bị kẹt bình tĩnh, đừng kéo mạnh.',
  accident: 'Báo hiệu cho xe khác tránh, đừng xê dịch người bị nạn nếu không phải vì lửa hay xe tới.',
  injury: 'Ép chặt chỗ chảy máu bằng vải sạch, giữ ấm; bỏng thì xả nước mát.',
  electricity: 'Ngắt cầu dao trước, đừng chạm tay vào người đang bị điện giật.',
  power_line: 'Đứng xa ít nhất 10 mét và ngăn người khác lại gần.',
  poisoning: 'Giữ lại vỏ thuốc hoặc thức ăn, đừng tự gây nôn; rắn cắn thì giữ yên chỗ bị cắn.',
  choking:
    'Vỗ mạnh 5 cái giữa lưng, đầu thấp. Chưa ra thì ép bụng 5 cái; trẻ dưới 1 tuổi thì ấn giữa ngực. Đừng móc họng.',
  illness: 'Để người bệnh nằm nghiêng, nới quần áo, không cho ăn uống; ngừng thở thì ép tim theo lời người nghe máy.',
  childbirth: 'Để sản phụ nằm nghiêng, giữ ấm cho mẹ và bé, đừng kéo em bé.',
  weapon: 'Tránh xa, vào chỗ khóa được cửa, đừng đối đầu; vật lạ giống bom đạn thì không chạm vào.',
  fight: 'Tránh ra xa, đừng vào can.',
  burglary: 'Ở chỗ khóa được cửa, giữ yên lặng, đừng đối đầu.',
  violence: 'Đến chỗ có người hoặc khóa được cửa; đây không phải lỗi của người bị đánh.',
  self_harm: 'Anh/chị không phải chịu một mình: hãy ở cạnh một người tin được, cất xa dao, thuốc, dây.',
  child_abuse: 'Đưa trẻ ra chỗ an toàn nếu có thể; người báo được giữ kín tên.',
  child_lost: 'Một người ở lại chỗ thấy trẻ lần cuối, chuẩn bị ảnh và nhớ quần áo trẻ mặc.',
  child_taken: 'Nhớ biển số, hướng đi; có người đòi tiền thì chưa chuyển, báo công an trước.',
  missing: 'Một người ở lại nhà chờ, chuẩn bị ảnh và nhớ quần áo người đi lạc mặc.',
  help: 'Đến chỗ có người và nói rõ đang ở đâu.',
  open_fire: 'Đứng xa, phía đầu gió, nhắc mọi người tránh khói; lửa to thì đừng tự vào dập.',
  fumes:
    'Mở hết cửa, đưa mọi người ra chỗ thoáng; nín thở khi vào, đừng ở lại trong phòng. Ngừng thở thì thổi ngạt, ép tim theo lời người nghe máy.',
  snake:
    'Đứng xa, đưa trẻ em ra khỏi chỗ đó, đừng tự bắt, đừng đánh. Ai bị cắn thì gọi 115, giữ yên chỗ bị cắn, đừng garô.',
  out_of_water:
    'Không thở thì thổi ngạt 5 hơi, rồi ép tim 30 lần, thổi 2 hơi, làm liên tục. Còn thở thì đặt nằm nghiêng, giữ ấm; đừng xốc ngược, đừng ép bụng.',
}

/** What is said to a person in danger, and of deaths and births. */
export const wording = {
  untilHelpComes,
  callNow: (number: string, name: string) => `Gọi ngay ${number} (${name}).`,
  callBoth: (number: string, name: string, also: string, other: string) =>
    `Gọi ngay ${number} (${name}) và ${also} (${other}).`,
  ask: (number: string, name: string) => `Có ai đang gặp nguy hiểm không? Nếu có, gọi ngay ${number} (${name}).`,
  callNext: (next: string, name: string, number: string) =>
    `Chưa ai nghe máy: gọi ${next} (${name}) hoặc gọi lại ${number}; nhờ hàng xóm, công an xã giúp ngay.`,
  contacts: (contacts: string) => `Hoặc gọi xã: ${contacts}.`,
  beside: (number: string, name: string) => `Thêm: ${number} (${name}).`,
  callAgain:
    'Gọi lại ngay, gọi liên tục: 113 (công an), 114 (cứu hỏa, cứu nạn), 115 (cấp cứu). Máy bận thì gọi 112; nhờ hàng xóm, công an xã giúp.',
  over: (number: string) => `${wording.overFirst(number)} Cần giấy tờ hay báo việc gì, anh/chị cứ nhắn.`,
  overFirst: (number: string) => `Vậy là may quá ạ. Nếu lại có chuyện, anh/chị gọi ngay ${number}.`,
  tellThem: (number: string) =>
    `Anh/chị gọi ${number} và nói những điều này cho người nghe máy, kèm chỗ đang ở. Tin nhắn ở đây không thay được cuộc gọi.`,
  inside: (number: string) =>
    `Gọi ${number}, nói ngay là còn người bên trong: mấy người, ở chỗ nào. Người cứu nạn sẽ vào đón, anh/chị đừng tự quay vào.`,
  noBreath:
    'Gọi 115, bật loa nghe hướng dẫn. Đặt nằm ngửa chỗ cứng, ép mạnh giữa ngực 2 lần mỗi giây. Không dừng đến khi có người tới; bị điện giật thì ngắt điện trước.',
  powerOff:
    'Giờ mới chạm vào người bị nạn. Còn thở thì đặt nằm nghiêng, giữ ấm. Không thở thì ép mạnh giữa ngực 2 lần mỗi giây, không dừng. Gọi 115.',
  ofSnakeBite:
    'Rắn cắn thì đừng garô, đừng rạch, đừng hút nọc. Giữ yên chỗ bị cắn, đừng đi lại. Gọi 115, bật loa, làm theo lời người nghe máy.',
  ofBleeding:
    'Ép chặt chỗ chảy máu bằng vải sạch, giữ tay không buông. Garô chỉ khi người nghe máy 115 bảo làm. Gọi 115, bật loa nghe hướng dẫn.',
  ofGas: 'Không ạ: không bật tắt quạt, đèn, không châm lửa. Mở cửa, ra ngoài rồi gọi 114.',
  ofThroat:
    'Đừng móc họng, đừng cho ăn uống. Vỗ mạnh giữa lưng, đầu thấp. Gọi 115, bật loa, làm theo lời người nghe máy.',
  ofPoison:
    'Đừng gây nôn, chưa cho ăn uống gì. Gọi 115, bật loa, nói uống hay ăn phải thứ gì, rồi làm theo lời người nghe máy.',
  ofEating: 'Chưa cho ăn uống, thuốc thang gì ạ. Gọi 115, bật loa, hỏi và làm theo lời người nghe máy.',
  askOperator: (number: string, until: string) =>
    `Gọi ${number}, bật loa, hỏi và làm theo lời người nghe máy.\n${until}`,
  notCalled: (number: string, name: string) => `Anh/chị gọi ngay ${number} (${name}), đừng chờ người khác gọi.`,
  quench: (number: string) =>
    `Chập điện, dầu mỡ cháy thì không dội nước. Lửa còn nhỏ: ngắt điện, úp vung, phủ chăn ướt hoặc dùng bình chữa cháy. Không tắt ngay thì ra ngoài, gọi ${number}.`,
  rescuers: (number: string) =>
    `Xã Ơi không biết xe, người đang đến đâu. Anh/chị gọi lại ${number} để hỏi, nói rõ đường vào; cử người ra đầu ngõ đón.`,
  called: (number: string) =>
    `Vâng, anh/chị để máy rảnh chờ gọi lại, cử người ra đầu ngõ đón. Có gì mới, hoặc lâu chưa thấy ai đến, thì gọi lại ${number}.`,
  noPhone: (number: string) =>
    `Kêu to cho hàng xóm nghe, chạy ngay sang nhà gần nhất hoặc nhà trưởng thôn, nhờ người lớn gọi ${number}. Ở lại chỗ có người, đừng quay về một mình.`,
  stillOpen: (number: string) => `Nguy hiểm chưa qua thì gọi ${number}. Việc khác, anh/chị nói rõ là việc gì ạ.`,
  report: (number: string) =>
    `Anh/chị trình báo công an xã, phường nơi ở, giữ lại ảnh, giấy khám, tin nhắn làm chứng cứ. Bị đe dọa lại thì gọi ngay ${number}.`,
  callAndReport: (number: string) =>
    `Đang bị đánh, bị dọa thì gọi ngay ${number}. Dưới đây là phản ánh gửi xã, không bắt buộc nêu tên.`,
  whenInDanger: (number: string) => `Đang bị đánh, bị dọa thì gọi ngay ${number}.`,
  callFirst: (number: string) => `Đang nguy hiểm thì gọi ngay ${number}. Dưới đây là phản ánh gửi xã.`,
  placeKept: (commune: string, number: string, phone: string | null) =>
    `Đã ghi: ${commune}. Gọi ${number} và nói chỗ này cho người nghe máy.${phone ? ` UBND ${commune}: ${phone}.` : ''}`,
  police: (phone: string | undefined) =>
    `Được ạ. Gọi 113, máy sẽ báo công an gần nhất đến, cả công an xã.${phone ? ` Hoặc gọi UBND xã: ${phone}, nhờ báo công an xã.` : ' Số riêng của công an xã thì Xã Ơi chưa có.'}`,
  turnedAway:
    'Khi bị đánh, bị dọa, anh/chị vẫn gọi ngay 113. Muốn UBND xã biết thì bấm “Báo việc này cho xã”. Cơ quan không giải quyết thì anh/chị được khiếu nại: nhắn “khiếu nại”.',
  hotline: (number: string, name: string, hours: string) => `${number}: ${name}, ${hours}.`,
  violence: (number: string, name: string) =>
    `Bị đánh, bị dọa trong nhà là bạo lực gia đình, pháp luật cấm. Khi bị đánh, bị dọa, gọi ngay ${number} (${name}).`,
  violenceToReport: 'Muốn báo xã, công an xã, anh/chị kể ngay tại đây, không bắt buộc nêu tên.',
  shelter:
    'Có ạ. Người bị bạo lực được tạm lánh ở địa chỉ tin cậy hoặc cơ sở trợ giúp xã hội. Anh/chị gọi công an xã, UBND xã hoặc Hội Phụ nữ xã để được đưa đến; có trẻ em thì gọi 111 (24/7, không mất tiền).',
  withYou: (number: string) =>
    `Xã Ơi đang nghe anh/chị đây. Anh/chị nói chuyện ngay với một người thân hoặc trạm y tế gần nhất, hoặc gọi ${number}; đừng ở một mình lúc này.`,
  death: 'Xin chia buồn cùng gia đình anh/chị.',
  birth: 'Chúc mừng gia đình anh/chị có em bé.',
}
