import { commandWords, kindWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

/** An office of the citizen's commune ("phường Phố Hiến"), as far as it is known. */
type Reached = { address: string | null; hours: string | null; phone: string | null }
/** The office of a commune, and its police. */
export type Office = Reached & { commune: string; police: Reached }

/** `unknown`: parts that the sum is without. */
type Sum = { what: string; formula: string; total: string; basis: string; unknown: string[] }

const noAddress = 'địa chỉ chưa cập nhật'

/** What answers about procedures say besides the catalog's own words. */
const officeLines = (name: string, { address, hours, phone }: Reached): string =>
  [
    `${name}: ${address ?? noAddress}`,
    ...(hours ? [`Giờ làm việc: ${hours}`] : []),
    ...(phone ? [`Điện thoại: ${phone}`] : []),
  ].join('\n')

export const procedureWording = {
  communeOrNotary: 'Xã, phường chứng thực được việc này. Anh/chị cũng có thể làm ở tổ chức công chứng.',
  communeDoes: 'Có ạ, xã, phường nhận việc này.',
  communePoliceDoes: 'Công an xã, phường nhận việc này.',
  communeMilitaryDoes: 'Ban Chỉ huy Quân sự xã, phường nhận việc này.',
  communeDoesNot: 'Việc này không do xã, phường giải quyết.',
  papersInFull: 'Giấy tờ đầy đủ',
  exempt: 'Được miễn, giảm',
  choices: {
    papers: 'Giấy tờ đầy đủ',
    fee: 'Phí, lệ phí',
    time: 'Thời hạn',
    place: 'Nộp ở đâu',
    form: 'Mẫu đơn',
    more: 'Các bước, lưu ý',
    report: 'Báo sai',
  },
  others: 'Thêm',
  askOthers: (name: string) => `Về ${name.charAt(0).toLowerCase()}${name.slice(1)}, anh/chị xem thêm mục nào ạ?`,
  feesChange: 'sắp có mức mới: xem “Phí, lệ phí”',
  otherFees: 'trường hợp khác: xem “Phí, lệ phí”',
  byCase: 'tùy trường hợp',
  byGroup: 'tùy nhóm; xem “Phí, lệ phí”',
  seeMore: (choice: string) => `xem “${choice}”`,
  unsure: 'Thông tin này chưa chắc chắn, xin hỏi lại nơi nộp.',
  askAgain: 'Thông tin có thể đã cũ, chỗ nào chưa rõ xin hỏi nơi nộp.',
  someSparedBriefly: 'Có người được miễn, giảm.',
  basis: (articles: string) => `Theo ${articles}.`,
  aboutAll: (name: string) => `Xem ${name}`.slice(0, 60),
  unknownInTopic: (name: string, where: string) =>
    `Về ${name.charAt(0).toLowerCase()}${name.slice(1)}, câu này Xã Ơi chưa có thông tin, đã ghi lại để bổ sung. Anh/chị hỏi ${where} cho chắc.`,
  sumUnknown: (name: string, where: string) =>
    `Mức được nhận của ${name.charAt(0).toLowerCase()}${name.slice(1)}: Xã Ơi chưa chắc, đã ghi lại để bổ sung. Anh/chị hỏi ${where}.`,
  signaturesNotCounted: (count: number) =>
    `Chưa gồm ${count} chữ ký: phí chứng thực chữ ký tính riêng, anh/chị hỏi “phí chứng thực chữ ký”.`,
  askOneByOne: 'Nhiều loại giấy khác nhau, Xã Ơi chưa cộng chắc được: anh/chị hỏi từng loại, ví dụ “4 bản 2 trang”.',
  totalOf: (total: string) => `Tổng cộng: ${total}.`,
  aboutNamed: (name: string, answer: string) => `Về ${name.charAt(0).toLowerCase()}${name.slice(1)}: ${answer}`,
  alsoAsked: (question: string, answer: string) => `Còn “${question}”: ${answer}`,
  alsoBelow: (question: string, label: string) => `Còn “${question}”: chọn “${label}”.`,
  alsoUnknown: (question: string, where: string) => `Còn “${question}”: Xã Ơi chưa có thông tin, anh/chị hỏi ${where}.`,
  free: 'miễn phí',
  ofList: (name: string, answer: string) => `• ${name}: ${answer}`,
  notKnown: 'chưa có thông tin',
  taxUnknown:
    'Có phải nộp thuế không, nộp bao nhiêu: Xã Ơi chưa có thông tin chắc chắn, đã ghi lại để bổ sung. Anh/chị hỏi Thuế cơ sở. Khai thuế thì không mất lệ phí.',
  freeBesideTax: 'khai thì miễn phí, tiền thuế tính riêng',
  sumNotKnown: 'chưa rõ mức',
  briefly: (told: { name: string; papers: string[]; where: string; time: string | null; fees: string[] | undefined }) =>
    [
      `${told.name}:`,
      `• Giấy tờ: ${told.papers.join('; ')}`,
      `• Nộp: ${told.where}`,
      ...(told.time ? [`• Thời hạn: ${told.time}`] : []),
      ...(told.fees ? [`• Phí: ${told.fees.join('; ')}`] : []),
    ].join('\n'),
  toldNoted: (name: string, isFurther: boolean) =>
    isFurther
      ? `Vâng, thêm điều ấy ạ. Anh/chị cần biết gì về ${name.charAt(0).toLowerCase()}${name.slice(1)} ạ?`
      : `Vâng ạ. Về ${name.charAt(0).toLowerCase()}${name.slice(1)}, anh/chị cần biết thêm điều gì ạ?`,
  backTo: (name: string) =>
    `Về ${name.charAt(0).toLowerCase()}${name.slice(1)}, anh/chị cần biết thêm điều gì ạ? Việc khác thì anh/chị nhắn rõ hơn giúp.`,
  myPapers: 'Giấy tờ cho trường hợp của tôi',
  inCase: (when: string) => `Trường hợp ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  oftenForgotten: 'Hay quên',
  ifNeeded: (paper: string) => `${paper} (*)`,
  starred: '(*) có điều kiện kèm theo: xem “Giấy tờ đầy đủ”',
  moreSituations: (cases: string[]) => `thêm giấy tờ nếu: ${cases.join('; ')}`,
  /** Where the catalog tells no steps of its own: what follows from its facts. */
  generalSteps: (facts: { where: string; channels: string[]; result: string; time: string | null }) => [
    `Chuẩn bị giấy tờ, nộp tại ${facts.where}.`,
    ...(facts.channels.length > 0 ? [`Cũng nộp được: ${facts.channels.join(', ')}.`] : []),
    'Thiếu giấy tờ thì được hướng dẫn bổ sung.',
    `Nhận kết quả: ${facts.result}.${facts.time ? ` Thời hạn: ${facts.time}.` : ''}`,
  ],
  forms: 'Giấy tờ theo mẫu:',
  noForm: 'Thủ tục này không ghi mẫu riêng.',
  whereForms: 'Mẫu có tại bộ phận một cửa và trên Cổng Dịch vụ công quốc gia. Nộp trực tuyến thì điền ngay trên mạng.',
  someSpared: 'Có người được miễn, giảm phí: chọn “Phí, lệ phí” để xem.',
  spared: (who: string) => `Được miễn, giảm: ${who}. Nhớ mang giấy tờ chứng minh.`,
  sparedUnknown: (who: string) => `Chưa có thông tin ${who} được miễn, giảm khoản này. Xin hỏi nơi nhận hồ sơ.`,
  sum: ({ what, formula, total, basis, unknown }: Sum) =>
    `${what ? `${what}: ` : ''}${formula.endsWith(total) ? formula : total}${basis ? ` (${basis})` : ''}` +
    (unknown.length > 0 ? `; chưa gồm ${unknown.join('; ')}` : ''),
  officeBriefly: ({ commune, address }: Office) => `UBND ${commune}: ${address ?? noAddress}`,
  /** Their addresses aren't known. */
  ofCommune: { commune_police: 'Công an', military: 'Ban Chỉ huy Quân sự' },
  otherOffice: (who: string, commune: string, reached: Reached | null) =>
    officeLines(`${who} ${commune}`, reached ?? { address: null, hours: null, phone: null }),
  office: (office: Office) => officeLines(`UBND ${office.commune}`, office),
  law: (number: string) => (/^\d/.test(number) ? `văn bản số ${number}` : number),
  source: (basis: string, checked: string) => `Theo ${basis}, ${checked}.`,
  noSource: 'Cổng Dịch vụ công quốc gia',
  asOf: (month: string) => `thông tin ${month}`,
  verifiedOn: (day: string) => `đã đối chiếu ngày ${day}`,
  old: 'Thông tin này đã hơn 180 ngày chưa đối chiếu. Anh/chị hỏi lại nơi nộp cho chắc.',
  reportAsk: (name: string) => `Thông tin nào về “${name}” chưa đúng ạ? Anh/chị ghi giúp một câu.`,
  reportHeard: (name: string) =>
    `Cảm ơn anh/chị đã báo. Xã Ơi ghi nguyên lời này về “${name}”. Người biên tập sẽ kiểm tra lại. Nếu nơi đó thu quá mức, anh/chị gửi phản ánh.`,
  reportThanks: 'Cảm ơn anh/chị. Người biên tập sẽ kiểm tra lại.',
  gone: 'Thủ tục này không còn trong danh mục. Anh/chị hỏi lại bằng lời giúp.',
  otherAgency: (name: string, agency: string, where: string) =>
    `${name} không làm ở xã, phường. Nơi giải quyết: ${agency}. ${where.charAt(0).toUpperCase()}${where.slice(1)}.`,
  otherAgencyUnsure: (name: string, agency: string, where: string) =>
    `${name}: thường do ${agency} giải quyết, nơi nhận chưa chắc. ${where.charAt(0).toUpperCase()}${where.slice(1)}. Anh/chị hỏi lại trước khi đi.`,
  procedureUnknown: 'Xã Ơi chưa có thông tin về việc này. Câu hỏi đã được ghi lại để bổ sung.',
  procedureUnknownNext: 'Anh/chị có thể nói theo cách khác, hoặc gặp cán bộ.',
  whichProcedure: 'Anh/chị hỏi việc nào ạ?',
  whichProcedureStill: (said: string) =>
    `Anh/chị hỏi việc nào ạ? “${said}” thì mỗi việc trả lời một khác: chọn một việc, hoặc gặp cán bộ.`,
  whichProcedureAlso: (said: string) => `Còn “${said}”: anh/chị hỏi việc nào ạ?`,
  noneOfThese: choice('Việc khác', payload(commandWords.noneOfThese)),
  tellMore: 'Anh/chị tả rõ hơn việc cần làm giúp nhé. Ví dụ: “xin bản sao giấy khai sinh”.',
  sharedPapers: 'Giấy tờ dùng cho nhiều việc, chỉ cần chuẩn bị một lần:',
  lifeEvent: (name: string) => `${name}: anh/chị nên làm lần lượt các việc sau. Chọn một việc để xem giấy tờ.`,
  where:
    'gửi kín ngay tại đây, hoặc nơi tiếp công dân của tỉnh, gặp người xử lý tố cáo. Không nộp ở nơi bị tố cáo.\n' +
    'Người giải quyết, tùy ai bị tố cáo:',
  settledBy: (accused: string, who: string, article: string) => `${accused}: ${who} (${article})`,
  denounce: choice('Gửi kín cho tỉnh', payload(commandWords.send, kindWords.denunciation)),
} as const
