import { nameArticle } from '../deadlines/name-article.js'
import { readableDay } from '../shared/clock.js'
import type { Case, OfficialPaper } from './case.js'
import { kindOf } from './kinds/index.js'
import { isSettledElsewhere, receiverOf } from './settled-elsewhere.js'

/** '12/QĐ-UBND ngày 05/12/2026, người ký Nguyễn Văn A' */
export const describeOfficialPaper = ({ number, date, signer }: OfficialPaper): string =>
  `số ${number} ngày ${readableDay(date)}, người ký ${signer}`

/** What a step's news can tell. Days are 'YYYY-MM-DD'; `limits` are lines of their own. */
export type NewsFacts = {
  receiptCode: string
  agency: string
  text: string | null
  paper: OfficialPaper | null
  due: string | null
  day?: string | null
  ground?: string | null
  target?: string | null
  settler?: string
  superior?: string
  days?: number | null
  done?: string | null
  limits?: readonly string[]
}

const slots = /\{(receiptCode|agency|text|paper|due|day|ground|target|settler|superior|days|done|limits)\}/g

/** Fills a step's news. What is filled in stays as it was written; a line that was a slot alone goes with it when it is empty. */
export const fillNews = (template: string, facts: NewsFacts): string =>
  template
    .replace(slots, (_slot, name: keyof NewsFacts) => {
      if (name === 'paper') return facts.paper ? describeOfficialPaper(facts.paper) : ''
      if (name === 'due') return facts.due ? readableDay(facts.due) : 'theo luật định'
      if (name === 'day' || name === 'done') return facts[name] ? readableDay(facts[name]) : ''
      if (name === 'limits') return (facts.limits ?? []).join('\n')
      return String(facts[name] ?? '')
    })
    .trim()

/** 'Khiếu nại lần hai: đến hết ngày 30/12/2026 (Luật Khiếu nại Điều 33 khoản 1).' */
export const describeLimit = (duty: string, dueOn: string, article: string): string =>
  `${duty}: đến hết ngày ${readableDay(dueOn)} (${nameArticle(article)}).`
/**
 * Who settles a case, as the citizen is told: of a protected one, and where who has it settles it, who has it. Reports are
 * passed on; a complaint is guided to its body or, where the province's chairman settles it, laid before him.
 */
export const whoSettles = (found: Pick<Case, 'kind' | 'agency' | 'settledBy'>): string => {
  const { kind, agency, settledBy } = found
  if (!settledBy || agency.office !== 'province' || kindOf(kind).isProtected) return agency.name
  if (kind === 'feedback') return `${settledBy} (${agency.name} nhận và chuyển)`
  return isSettledElsewhere(found)
    ? `${settledBy} (anh/chị gửi đơn thẳng nơi đó; ${agency.name} chỉ hướng dẫn)`
    : `${settledBy} (${agency.name} nhận và trình)`
}

/** The same once it was sent: of one that was handed on, who has it now. */
export const whoHasIt = (found: Case): string => receiverOf(found) ?? whoSettles(found)

export const caseWording = {
  targets: {
    'target.answer': 'Trả lời phản ánh',
    'target.protect': 'Xem xét yêu cầu bảo vệ',
    'target.protect.urgent': 'Xem xét ngay yêu cầu bảo vệ khẩn cấp',
    'target.crime': 'Xem và chuyển ngay dấu hiệu tội phạm',
    'target.extension': 'Báo gia hạn cho người bị tố cáo và nơi liên quan',
  },
  split: {
    action: 'Tách một nội dung thành vụ việc khác',
    whole: 'Chuyển cả vụ việc sang loại khác',
    text: 'Nội dung được tách',
    kind: 'Thuộc loại',
    told: (receiptCode: string, noun: string, other: string) =>
      `Một phần của ${receiptCode} được giải quyết riêng thành ${noun} có mã ${other}.`,
    toldWhole: (receiptCode: string, noun: string, other: string) =>
      `${receiptCode} được chuyển thành ${noun} có mã ${other}.`,
    toldSecond: (receiptCode: string, other: string, due: string | null) =>
      `Khiếu nại lần hai của ${receiptCode} có mã ${other}.${due ? ` Hạn báo thụ lý hay không: ${readableDay(due)}.` : ''}`,
    needsSignature: 'Đơn này phải có chữ ký mới được giải quyết.',
    denounced: (agency: string) =>
      `Nội dung này thuộc Luật Tố cáo nên do ${agency} nhận và đọc trước, không phải xã, phường.`,
    needsSignatureToDenounce: (agency: string) =>
      `Muốn được giải quyết như tố cáo, anh/chị ký đơn rồi gửi ${agency}. Không ký thì chỉ được xem xét như tin báo (Luật Tố cáo Điều 25).`,
    sealed: 'Nội dung đã được chuyển sang nơi có thẩm quyền.',
    restAccuses:
      'Phần còn lại vẫn tố người trong cơ quan. Hãy chép đúng nguyên văn mọi câu đó vào phần tách, hoặc chuyển cả vụ việc.',
    restAgainst: 'Phần còn lại nói về ai, cơ quan nào',
    restAgainstHelp: 'Ghi khi tách nội dung tố cáo. Không ghi người bị tố cáo.',
    restAgainstMissing:
      'Hãy ghi phần còn lại nói về ai, cơ quan nào; không ghi người bị tố cáo (Luật Tố cáo Điều 8, Điều 56).',
    notInLetter: 'Nội dung này không có trong đơn, lời của người gửi, hoặc đã tách rồi: hãy chép đúng nguyên văn.',
    sameKind: 'Hãy chọn loại khác với loại hiện tại.',
  },
  recomputed: {
    answer: 'Ngày trả lời',
    why: (number: number) => `Lịch nghỉ thay đổi (bản ${number}).`,
    moved: 'Đổi cơ quan giải quyết, tính theo ngày làm việc của nơi nhận.',
    line: (name: string, from: string, to: string) => `${name}: ${from} → ${to}`,
    told: (receiptCode: string, lines: readonly string[]) =>
      `Lịch nghỉ thay đổi nên ngày đã báo anh/chị về ${receiptCode} được tính lại:\n${lines.join('\n')}`,
  },
  chairmanOf: (agency: string) => `Chủ tịch ${agency}`,
  fileNumbered: (number: number, extension: string) => `Tệp ${number}.${extension}`,
  person: {
    fields: { name: 'Họ tên', address: 'Địa chỉ', phone: 'Điện thoại' },
    seen: 'Đã xem giấy tờ tùy thân.',
    fieldMissing: 'Hãy chọn điều cần sửa.',
    valueMissing: 'Hãy ghi điều đúng.',
    noPhone: 'Số điện thoại chưa đúng. Hãy ghi 9 đến 11 chữ số.',
    longName: 'Họ tên dài quá 100 chữ cái.',
    locked: 'Hãy xin xem danh tính trước, rồi mới sửa được.',
    unnamed: 'Tin báo không nêu tên: không ghi thêm tên, địa chỉ.',
  },
  complainant: {
    action: 'Ghi thêm thông tin người khiếu nại',
    name: 'Họ tên người khiếu nại',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    against: 'Người, cơ quan bị khiếu nại',
    request: 'Yêu cầu giải quyết',
  },
  asksProtection: (said: string) => `Người gửi yêu cầu được bảo vệ: “${said}”`,
  asksUrgentProtection: (said: string) => `Người gửi đang bị đe dọa, cần được bảo vệ khẩn cấp: “${said}”`,
  firstDecision: (receiptCode: string, number: string, day: string) =>
    `Quyết định giải quyết lần đầu (${receiptCode}): số ${number} ngày ${day}.`,
  firstStory: (text: string) => `Nội dung khiếu nại lần đầu:\n${text}`,
  firstUnanswered: (receiptCode: string, due: string) =>
    `Khiếu nại lần đầu (${receiptCode}) chưa có quyết định, hạn giải quyết: ${due}.`,
  secondWritten: (receiptCode: string, day: string) =>
    `Người khiếu nại soạn đơn khiếu nại lần hai ${receiptCode} ngày ${day}, chờ ký.`,
  citizen: 'Người dân',
  /** All that a chat hears of a case whose citizen holds a secret. */
  newsWaits: 'Bạn có tin mới.',
  system: 'Hệ thống',
  officeReplies: (found: Case, text: string) => `${found.agency.name} nhắn về ${found.receiptCode}:\n\n${text}`,
  officeAsks: (found: Case, text: string) =>
    `${found.agency.name} hỏi thêm về ${found.receiptCode}:\n\n${text}\n\nAnh/chị trả lời ngay tại đây nhé.`,
  answerChoice: 'Trả lời câu hỏi này',
  pictures: {
    caption: (receiptCode: string, number: number, count: number) => `Ảnh ${number}/${count} kèm tin về ${receiptCode}`,
    errors: {
      notHere: 'Vụ việc này không gửi ảnh qua trò chuyện được. Hãy bỏ ảnh, hoặc đưa trực tiếp cho người dân.',
      withoutMessage: 'Bước này không gửi tin cho người dân nên không kèm ảnh được.',
    },
  },
  transferred: (receiptCode: string, agency: string, reason: string) =>
    `${receiptCode} đã được chuyển đến ${agency}. Lý do: ${reason}`,
  categoryDue: (label: string, day: string) => `${label}, hạn ${readableDay(day)}`,
  newTarget: (receiptCode: string, label: string, day: string | null) =>
    `${receiptCode} được xếp lại vào lĩnh vực “${label}”. ` +
    (day
      ? `Mục tiêu trả lời của tỉnh nay là chậm nhất ngày ${day}.`
      : 'Lĩnh vực này tỉnh chưa đặt mục tiêu ngày trả lời.'),
  joined: (receiptCode: string, agency: string) =>
    `Phản ánh ${receiptCode} được gộp với phản ánh khác về cùng việc. ${agency} giải quyết chung. Anh/chị vẫn nhận tin ở đây và vẫn dùng mã này.`,
  joinedAnswered: (receiptCode: string, agency: string, answer: string) =>
    `Phản ánh ${receiptCode} cùng việc với một phản ánh đã có câu trả lời. ${agency} trả lời:\n\n${answer}\n\nViệc vẫn chưa xong thì anh/chị cứ nhắn lại ở đây, hoặc gửi phản ánh mới.`,
  /** Why a joined case lies where it lies now. */
  travels: (receiptCode: string) => `Đi theo phản ánh ${receiptCode} mà nó đã gộp vào.`,
  othersJoined: (receiptCode: string) =>
    `Có người khác cũng phản ánh việc trong ${receiptCode}. Hai phản ánh được giải quyết chung.`,
  unjoined: (receiptCode: string, { agency, state, due }: { agency: string; state: string; due: string | null }) =>
    [
      `Phản ánh ${receiptCode} được tách ra, ${agency} giải quyết riêng.`,
      `Trạng thái: ${state}.`,
      ...(due ? [`Hạn: ${due}.`] : []),
    ].join(' '),
  answeredTogether: 'Câu trả lời chung đã gửi trước đây không tính nữa: sẽ có câu trả lời riêng.',
  othersLeft: (receiptCode: string) =>
    `Một phản ánh gộp cùng ${receiptCode} được tách ra giải quyết riêng. Việc của anh/chị vẫn tiếp tục.`,
  followsBecause: 'Người dân chọn theo dõi cùng một phản ánh đã có về việc này.',
  /** `secondTo`: who settles the second complaint; null: this was it. */
  unanswered: (receiptCode: string, due: string, article: string, limits: readonly string[], secondTo: string | null) =>
    `Khiếu nại ${receiptCode} đã hết hạn giải quyết ngày ${due} (${nameArticle(article)}) mà chưa có quyết định. ` +
    `Anh/chị có thể chờ tiếp, hoặc:\n${limits.map((limit) => `- ${limit}`).join('\n')}\n` +
    (secondTo ? `Đơn khiếu nại lần hai gửi ${secondTo}; đơn khởi kiện gửi tòa án.` : 'Đơn khởi kiện gửi tòa án.'),
  ofDecision: (done: string, state: string, number: string | null) =>
    `${done}: ${state}${number ? `, số ${number}` : ''}`,
  goesOnForced: 'Bị ép rút đơn, giải quyết tiếp.',
  slip: 'Bấm nhầm, trả về như trước.',
  slipAction: 'Trả về bước trước (bấm nhầm)',
  slipWhy: 'Ghi nhầm điều gì',
  slipUnsent: 'Văn bản chưa gửi cho ai',
  takenBack: (receiptCode: string, agency: string) =>
    `Tin vừa rồi về ${receiptCode} là do bấm nhầm, mong anh/chị bỏ qua. ${agency} vẫn đang giải quyết việc này.`,
  secondNote: (text: string) => `Ghi khi nhận khiếu nại lần hai: ${text}`,
  askRating: 'Anh/chị thấy việc này được giải quyết thế nào?',
  ratings: {
    1: '1 – Rất không hài lòng',
    2: '2 – Không hài lòng',
    3: '3 – Bình thường',
    4: '4 – Hài lòng',
    5: '5 – Rất hài lòng',
  },
  sendOn: {
    noRealTarget: 'Hãy ghi đủ tên nơi nhận, ví dụ “Chủ tịch UBND xã Mễ Sở”.',
    unknownTarget: (receiptCode: string, target: string, { isNamed }: { isNamed: boolean }) =>
      `Hồ sơ ${receiptCode}${isNamed ? ', có tên người tố cáo,' : ''} sẽ được giao cho “${target}”. Nơi này không có trong danh mục cơ quan. Đúng tên thì đánh dấu đã kiểm tra nơi nhận rồi gửi lại.`,
    accused: 'Nơi nhận là người bị tố cáo: không chuyển được (Luật Tố cáo Điều 8, Điều 12).',
    officeOfAccused: (settler: string) =>
      `Nơi nhận là cơ quan, xã, phường của người bị tố cáo: không chuyển được (Luật Tố cáo Điều 8, Điều 12).${settler ? ` Người giải quyết đã ghi: ${settler}.` : ''}`,
    perhapsAccused:
      'Chưa rõ người bị tố cáo thuộc cơ quan nào, nơi nhận lại ở chính xã, phường đó. Vẫn chuyển thì hãy ghi vì sao.',
    aboveCommunes: (settler: string) =>
      `Luật giao ${settler} giải quyết nên không chuyển cho xã, phường được (Luật Tố cáo Điều 12, Điều 13).`,
    senderAccused: (target: string) =>
      `“${target}” là cơ quan của người bị tố cáo. Đúng là nơi đó chuyển đơn đến thì đánh dấu đã kiểm tra rồi gửi lại.`,
    noInvestigator:
      'Nơi nhận không phải công an, cơ quan điều tra, viện kiểm sát (Luật Tố cáo Điều 27). Vẫn chuyển thì hãy ghi vì sao.',
    sentBefore: (target: string, day: string) =>
      `Bước này đã gửi “${target}” ngày ${day}. Gửi lần nữa thì đánh dấu đã kiểm tra nơi nhận rồi gửi lại.`,
    settledByOther: (settler: string) =>
      `Người giải quyết đã ghi là ${settler}. Gửi nơi khác thì hãy ghi vì sao nơi nhận có thẩm quyền.`,
  },
  signers: {
    accused: 'Người ký là người bị tố cáo: không ghi được (Luật Tố cáo Điều 38 khoản 5).',
    another: (settler: string) =>
      `Người giải quyết là ${settler}, người ký lại ghi chức vụ khác. Hãy xem lại; đúng thì đánh dấu đã kiểm tra người ký rồi gửi lại.`,
  },
  guards: {
    fromDay: (day: string) => `làm được từ ngày ${day}`,
    notYetUnanswered: (day: string) => `Chưa có quyết định và chưa hết thời hạn giải quyết: từ ngày ${day} mới được.`,
    notReceived: 'Hãy ghi ngày người khiếu nại nhận được quyết định trước: thời hạn của họ tính từ ngày đó.',
    receivedBeforeSent: (day: string) => `Ngày nhận được không thể trước ngày gửi (${day}).`,
    notTooLate: (due: string, received: string) =>
      `Hạn đến hết ngày ${due}, đơn nhận ngày ${received}: chưa quá hạn nên không dùng căn cứ này được (Luật Khiếu nại Điều 9, 11, 33).`,
    nobodyActs: 'Vụ việc chưa ghi người đại diện nào. Có người đại diện thì hãy ghi trước (Luật Khiếu nại Điều 12).',
    isSigned: (day: string) =>
      `Đơn đã ghi nhận là có chữ ký, nhận ngày ${day}. Ghi nhầm thì trả về bước trước (Luật Khiếu nại Điều 8, 11).`,
    refusedWithoutDialogue:
      'Không chấp nhận toàn bộ yêu cầu nghĩa là yêu cầu và kết quả xác minh còn khác nhau: phải đối thoại và ghi kết quả trước (Luật Khiếu nại Điều 30 khoản 1).',
    dialogueAfterTerm: (due: string) =>
      `Đối thoại phải trước khi ra quyết định, hạn giải quyết là ${due}: hãy chọn ngày không muộn hơn.`,
    dialogueOnDayOff: (day: string, name: string) =>
      `Ngày ${day} là ngày nghỉ (${name}). Hai bên đồng ý ngày này thì đánh dấu “Hai bên đồng ý dù là ngày nghỉ” rồi gửi lại; không thì chọn ngày khác.`,
    denouncedElsewhere: (who: string) =>
      `${who} giải quyết, không thụ lý ở đây: hãy chuyển cơ quan có thẩm quyền (Luật Tố cáo Điều 24). Thuộc Chủ tịch UBND tỉnh thì ghi xác định thẩm quyền trước.`,
    notAboutRegulation: 'Hãy ghi đây là phản ánh về quy định, thủ tục trước.',
    regulationNotPassed:
      'Phần về quy định chưa được chuyển đến cơ quan có thẩm quyền (Nghị định 20/2008 Điều 9): hãy ghi đã chuyển, hoặc ghi vì sao không phải chuyển.',
    notSent: 'Hãy ghi ngày gửi quyết định trước: thời hạn của người khiếu nại tính từ ngày nhận được.',
    dialogueBefore: (day: string) => `Ngày lập biên bản không thể trước ngày đã mời đối thoại (${day}).`,
    dialogueNotHeld: 'Hãy ghi kết quả đối thoại trước khi ra quyết định; vắng mặt có lý do thì mời lại.',
    dialogueTooSoon:
      'Phải báo trước ít nhất 5 ngày: hãy chọn ngày đối thoại muộn hơn (Nghị định 155/2026 Điều 11). Buổi đối thoại đã diễn ra rồi thì đánh dấu không đúng hạn báo trước.',
    dialogueInTime: 'Giấy mời đã báo trước đủ 5 ngày: hãy bỏ dấu không đúng hạn báo trước.',
    letterBeforeEnd: (day: string, from: string) =>
      `Đơn nhận ngày ${day}, khi chưa có quyết định và chưa hết thời hạn giải quyết. Khiếu nại lần hai phải nhận từ ngày ${from} (Luật Khiếu nại Điều 33 khoản 1).`,
    absentWithoutNotice:
      'Giấy mời không báo trước đủ 5 ngày nên chưa ghi được là vắng mặt không có lý do (Nghị định 155/2026 Điều 11): hãy mời lại. Người khiếu nại đã đồng ý bằng văn bản thì chọn dòng đó.',
    absentAfterNotice: 'Giấy mời đã báo trước đủ 5 ngày: hãy chọn dòng vắng mặt không báo gấp.',
    periodPaused: 'Đang tạm đình chỉ, thời hạn giải quyết chưa hết.',
    dutiesOpen: 'Còn việc theo luật chưa làm. Hãy ghi xong các việc đó trước.',
    forced: 'Rút vì bị ép buộc thì không ghi nhận rút. Hãy ghi "bị ép rút đơn" và giải quyết tiếp.',
    forwardedBefore: 'Văn bản này của nơi chuyển đơn đã ghi rồi. Ghi nhầm thì bỏ ghi, nêu lý do.',
    forcedBefore:
      'Vụ việc đã ghi người gửi bị ép rút đơn nên phải giải quyết tiếp. Làm việc với họ mà rõ là không bị ép thì ghi biên bản đó trước.',
    withdrawalMissing:
      'Chưa ghi đơn rút có chữ ký hoặc biên bản rút (Luật Khiếu nại Điều 10; Luật Tố cáo Điều 33): hãy ghi nhận đơn rút toàn bộ trước.',
    withdrawnForGood:
      'Đã đình chỉ vì người khiếu nại tự rút nên không xem xét lại, trừ khi họ bị ép (Luật Khiếu nại Điều 10): bị ép thì hãy ghi trước.',
    isNamed: 'Vụ việc đã ghi họ tên, địa chỉ người tố cáo: không dùng căn cứ này được (Luật Tố cáo Điều 24, 25).',
    isSignedDenunciation: (day: string) =>
      `Đã ghi nhận đơn có chữ ký ngày ${day}: không dùng căn cứ này được (Luật Tố cáo Điều 22, 24, 25).`,
    notOverdue: (day: string) => `Chưa quá hạn giải quyết, từ ngày ${day} mới là quá hạn (Luật Tố cáo Điều 38).`,
    notProtected: 'Chưa có quyết định bảo vệ nào để chấm dứt.',
    notRemote: 'Xã, phường này không có trong danh sách vùng sâu, vùng xa đã duyệt.',
    extensionTooLate: (due: string) =>
      `Thời hạn giải quyết đã hết ngày ${due}: gia hạn phải quyết định trước khi hết hạn (Luật Tố cáo Điều 30).`,
    extensionTooEarly: (due: string) =>
      `Gia hạn lần hai chỉ khi lần một đã bắt đầu: văn bản phải sau ngày ${due} (Luật Tố cáo Điều 30).`,
    decisionUnnamed:
      'Hãy ghi số, ngày và nơi ban hành của quyết định, văn bản đó trong lý do (Luật Khiếu nại Điều 11).',
    letterBeforeEntry: (day: string) =>
      `Khi nhập vụ việc đã ghi nhận ngày ${day}. Đơn đến sớm hơn thì cứ ghi ngày đó, rồi sửa ngày nhận đơn và nêu lý do.`,
    namesSender:
      'Phần ghi thêm nêu tên, điện thoại hoặc địa chỉ người tố cáo: hãy bỏ đi (Luật Tố cáo Điều 8, Điều 56).',
    notExtendable:
      'Luật không cho gia hạn thêm: việc phức tạp một lần, từ hai tiêu chí trở lên hai lần (Nghị định 31/2019 Điều 3).',
    groupCount: 'Hãy ghi số người ký đơn.',
    groupTooSmall: 'Từ 5 người trở lên mới cử đại diện (Luật Tiếp công dân Điều 29).',
    twoRepresentatives: 'Từ 5 đến 10 người chỉ cử 1 hoặc 2 đại diện (Luật Tiếp công dân Điều 29).',
    oneAuthorised: 'Mỗi nội dung chỉ ủy quyền cho một người (Nghị định 155/2026 Điều 3).',
    notVerified: 'Giữ nguyên thì phải xác minh trước (Luật Khiếu nại Điều 29): hãy ghi bắt đầu xác minh.',
    firstNotOver: (receiptCode: string) =>
      `Khiếu nại lần đầu (${receiptCode}) chưa có quyết định mà thời hạn giải quyết chưa hết: chưa thụ lý lần hai được (Luật Khiếu nại Điều 33 khoản 1).`,
    accusedNotTold:
      'Chưa báo người bị tố cáo về nội dung tố cáo (Luật Tố cáo Điều 29): hãy ghi đã báo trước khi ra kết luận.',
    accusedNotHeard: 'Chưa ghi việc người bị tố cáo giải trình (Luật Tố cáo Điều 31): hãy ghi trước khi ra kết luận.',
    settledElsewhere: (who: string) =>
      `Khiếu nại này do ${who} giải quyết, không thụ lý ở đây được: hãy hướng dẫn gửi đúng nơi.`,
    leaderCloses: 'Phản ánh đã được người dân mở lại: lãnh đạo mới được đóng.',
  },
  identity: {
    reasonMissing: 'Hãy ghi lý do.',
    askGone: 'Yêu cầu này không còn, hoặc đã có người trả lời. Hãy tải lại trang.',
    notInOffice: 'Người xin không còn giữ khóa, nên không cho xem được.',
    openFirst: 'Danh tính người tố cáo đang được giữ kín. Hãy xin xem danh tính trước rồi làm tiếp.',
  },
  errors: {
    notFound: 'Không tìm thấy vụ việc này.',
    forbidden: 'Tài khoản này không được làm việc đó.',
    changedMeanwhile: 'Vụ việc vừa được người khác thay đổi. Hãy xem lại rồi làm tiếp.',
    notAllowedNow: 'Việc này không làm được ở trạng thái hiện tại. Hãy tải lại trang.',
    reasonMissing: 'Hãy ghi rõ lý do.',
    answerMissing: 'Hãy viết câu trả lời cho người dân.',
    messageMissing: 'Hãy viết nội dung cần gửi.',
    paperMissing: 'Hãy ghi đủ số văn bản, ngày và người ký.',
    signer: 'Hãy ghi đủ họ và tên người ký.',
    paperDate: 'Ngày văn bản phải đúng dạng ngày/tháng/năm và không sau hôm nay.',
    paperTooEarly: (day: string) => `Ngày văn bản không thể trước bước trước đó (${readableDay(day)}).`,
    numberOfOther: (number: string, day: string) =>
      `Số ${number} đã ghi cho văn bản ngày ${day} của vụ việc này: hãy xem lại số, ngày.`,
    letterDay: 'Hãy ghi ngày nhận đơn có chữ ký, không sau hôm nay.',
    letterTooEarly: (day: string) => `Ngày nhận đơn không thể trước ngày ${readableDay(day)}.`,
    letterDate: 'Ngày ghi trên đơn phải đúng dạng ngày/tháng/năm và không sau ngày nhận đơn.',
    day: 'Hãy ghi đúng ngày: không trước bước trước đó, và không sau hôm nay nếu việc đã xảy ra.',
    doneDay: 'Hãy ghi đúng ngày đã làm việc này, không sau hôm nay (để trống: hôm nay).',
    doneBeforePaper: (day: string) => `Ngày đã làm không thể trước ngày của văn bản (${readableDay(day)}).`,
    ground: 'Hãy chọn căn cứ.',
    criteria: 'Hãy chọn ít nhất một tiêu chí phức tạp.',
    days: (most: number) => `Hãy ghi số ngày gia hạn theo văn bản, từ 1 đến ${most}.`,
    target: 'Hãy ghi tên nơi nhận.',
    people: (most: number) => `Hãy ghi tên từ 1 đến ${most} người, mỗi người một dòng.`,
    count: 'Số chữ ký phải là số, không ít hơn số người đại diện.',
    tooEarlyFor: (what: string, day: string) => `${what}: chưa đến ngày ${readableDay(day)}.`,
    tooLateFor: (what: string, day: string) => `${what}: đã hết ngày ${readableDay(day)}.`,
    sentAlready:
      'Chỉ trả về được khi văn bản chưa gửi cho ai: hãy đánh dấu. Đã gửi thì sửa bằng văn bản khác theo thẩm quyền.',
    alreadyFound: 'Điều này đã được xác định rồi.',
    nothingChanges: 'Việc này không làm đổi thời hạn nào nên không ghi nữa.',
    dutyDone: 'Việc này đã được ghi là xong. Hãy tải lại trang.',
    sameCategory: 'Vụ việc đã ở lĩnh vực này. Hãy chọn lĩnh vực khác.',
    sameAgency: 'Vụ việc đã ở cơ quan này.',
    keptFrom: 'Vụ việc nói về người của xã, phường này nên không chuyển về đó được.',
    questionWaits:
      'Câu hỏi gửi người gửi chưa có trả lời. Vẫn làm bước này thì đánh dấu rồi gửi lại; họ vẫn trả lời được.',
    nothingAdded: 'Hãy ghi ít nhất một điều còn thiếu.',
    settledByOther: (settler: string) =>
      `Luật giao ${settler} giải quyết khiếu nại này nên không chuyển sang xã, phường khác (Luật Khiếu nại Điều 7, Điều 17).`,
    acceptedHere: (settler: string) =>
      `${settler} đã thụ lý khiếu nại này nên phải giải quyết, không chuyển nơi khác (Luật Khiếu nại Điều 7, Điều 17).`,
    closed: 'Vụ việc đã kết thúc.',
    reopenedBefore: 'Phản ánh này đã được mở lại một lần.',
    reopenTooLate: 'Đã quá thời gian mở lại phản ánh này.',
    notJoinable: 'Hai vụ việc này không gộp được. Hãy tải lại trang.',
    joinUnderWay: (receiptCode: string) =>
      `Phản ánh ${receiptCode} đang chờ nơi khác nhận nên chưa gộp được. Hãy rút lại việc chuyển, hoặc đợi nơi nhận trả lời rồi gộp.`,
    joinOfOtherOffice: 'Hai phản ánh ở hai cơ quan nên không gộp được. Cùng một việc thì chuyển về một cơ quan trước.',
    joinNotOffered: 'Phản ánh này không được gợi ý là trùng. Nếu đúng cùng một việc, hãy ghi đủ mã và lý do gộp.',
    joinCode: 'Hãy ghi đủ mã của phản ánh kia, ví dụ K7M2Q-9XTR4.',
    laterAnswered: (receiptCode: string) =>
      `Phản ánh gửi sau (${receiptCode}) đã được trả lời nên không gộp nữa. Hãy trả lời phản ánh gửi trước.`,
    fileNotFound: 'Không có tệp nào ở địa chỉ này.',
    fileUnknown: 'Tệp này không thuộc vụ việc. Hãy tải lại trang.',
  },
} as const
