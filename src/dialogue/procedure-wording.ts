/** The office of the citizen's commune, as far as it is known. */
export type Office = { name: string; address: string | null; hours: string | null; phone: string | null }

/** What answers about procedures say besides the catalog's own words. */
export const procedureWording = {
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
  commands: {
    papers: 'giayto',
    fee: 'phi',
    time: 'thoigian',
    place: 'noinop',
    form: 'mau',
    more: 'them',
    report: 'baosai',
  },
  myPapers: 'Giấy tờ cho trường hợp của tôi',
  checklist: {
    yes: { label: 'Có', value: '/co' },
    no: { label: 'Không', value: '/khongco' },
    chooseYesNo: 'Anh/chị trả lời có hoặc không giúp.',
    title: (name: string) => `${name}: giấy tờ anh/chị cần`,
    print: (address: string) => `Bản in có mã QR: ${address}`,
    again: 'Cần xem lại, anh/chị gõ “gửi lại danh sách”.',
    none: 'Chưa có danh sách nào. Anh/chị hỏi một thủ tục trước nhé.',
  },
  commune: {
    choice: 'Chọn xã, phường của tôi',
    change: 'Đổi xã, phường',
    ask: 'Anh/chị ở xã, phường nào? Tên cũ cũng được.',
    why: 'Cho biết xã, phường thì Xã Ơi chỉ rõ địa chỉ, giờ làm việc.',
    kept: (name: string) => `Đã nhớ: ${name}. Muốn đổi, anh/chị gõ “đổi xã”.`,
  },
  inCase: (when: string) => `Trường hợp ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  oftenForgotten: 'Hay quên',
  ifNeeded: (paper: string) => `${paper} (*)`,
  starred: '(*) có điều kiện kèm theo, chọn “Giấy tờ đầy đủ” để xem',
  morePapers: (count: number) => `và ${count} giấy tờ khác`,
  moreSituations: (cases: string[]) => `thêm giấy tờ tùy trường hợp: ${cases.join('; ')}`,
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
  sparedUnknown: (who: string) => `Chưa có nguồn ghi ${who} được miễn, giảm khoản này. Xin hỏi bộ phận một cửa.`,
  sum: ({ what, formula, total, basis }: { what: string; formula: string; total: string; basis: string }) =>
    `${what ? `${what}: ` : ''}${formula.endsWith(total) ? formula : total}${basis ? ` (${basis})` : ''}`,
  office: ({ name, address, hours, phone }: Office) =>
    [
      `${name}: ${address ?? 'địa chỉ chưa cập nhật'}`,
      ...(hours ? [`Giờ làm việc: ${hours}`] : []),
      ...(phone ? [`Điện thoại: ${phone}`] : []),
    ].join('\n'),
  law: (number: string) => (/^\d/.test(number) ? `văn bản số ${number}` : number),
  source: (basis: string, checked: string) => `Theo ${basis}, ${checked}.`,
  noSource: 'Cổng Dịch vụ công quốc gia',
  asOf: (month: string) => `thông tin ${month}`,
  verifiedOn: (day: string) => `đã đối chiếu ngày ${day}`,
  old: 'Thông tin này đã hơn 180 ngày chưa đối chiếu. Anh/chị hỏi lại nơi nộp cho chắc.',
  reportAsk: (name: string) => `Thông tin nào về “${name}” chưa đúng ạ? Anh/chị ghi giúp một câu.`,
  reportThanks: 'Cảm ơn anh/chị. Người biên tập sẽ kiểm tra lại.',
  gone: 'Thủ tục này không còn trong danh mục. Anh/chị hỏi lại bằng lời giúp.',
} as const
