import type { Office } from './answer-procedure.js'

/** What answers about procedures say besides the catalog's own words. */
export const procedureWording = {
  labels: {
    papers: 'Giấy tờ',
    papersInFull: 'Giấy tờ đầy đủ',
    place: 'Nơi nộp',
    channels: 'Cách nộp',
    time: 'Thời hạn',
    fee: 'Phí, lệ phí',
    applicants: 'Ai được làm',
    steps: 'Các bước',
    result: 'Kết quả',
    notes: 'Lưu ý',
    legalBasis: 'Căn cứ',
  },
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
  inCase: (when: string) => `Trường hợp ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  oftenForgotten: 'Hay quên',
  morePapers: (count: number) => `và ${count} giấy tờ khác`,
  moreSituations: (cases: string[]) => `thêm giấy tờ tùy trường hợp: ${cases.join('; ')}`,
  forms: 'Giấy tờ theo mẫu:',
  noForm: 'Thủ tục này không ghi mẫu riêng.',
  whereForms: 'Mẫu có tại bộ phận một cửa và trên Cổng Dịch vụ công quốc gia. Nộp trực tuyến thì điền ngay trên mạng.',
  sum: ({ what, formula, total, basis }: { what: string | null; formula: string; total: string; basis: string }) =>
    `${what ? `${what}: ` : ''}${formula.endsWith(total) ? formula : total}${basis ? ` (${basis})` : ''}`,
  office: ({ name, address, hours, phone }: Office) =>
    [
      `${name}: ${address ?? 'địa chỉ chưa cập nhật'}`,
      ...(hours ? [`Giờ làm việc: ${hours}`] : []),
      ...(phone ? [`Điện thoại: ${phone}`] : []),
    ].join('\n'),
  source: (basis: string, checked: string) => `Theo ${basis}, ${checked}.`,
  noSource: 'Cổng Dịch vụ công quốc gia',
  asOf: (month: string) => `thông tin ${month}`,
  verifiedOn: (day: string) => `đã đối chiếu ngày ${day}`,
  old: 'Thông tin này đã hơn 180 ngày chưa đối chiếu. Anh/chị hỏi lại nơi nộp cho chắc.',
  reportAsk: (name: string) => `Thông tin nào về “${name}” chưa đúng ạ? Anh/chị ghi giúp một câu.`,
  reportThanks: 'Cảm ơn anh/chị. Người biên tập sẽ kiểm tra lại.',
  gone: 'Thủ tục này không còn trong danh mục. Anh/chị hỏi lại bằng lời giúp.',
} as const
