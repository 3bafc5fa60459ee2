import { readableDay } from '../shared/clock.js'

/** 5 -> '05', 1 -> '01', 12 -> '12': days below 10 and months below 3 are written with a nought (Nghị định 30/2020/NĐ-CP). */
const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `ngày ${String(date).padStart(2, '0')} tháng ${month < 3 ? `0${month}` : month} năm ${year}`
}

/** What all papers say alike, and what is said about them. */
export const papersWording = {
  product: 'Xã Ơi',
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: (number: string) => `Số: ${number}`,
  draft: 'DỰ THẢO',
  placeAndDay: (place: string, day: string | null) => `${place}, ${day ? dayInWords(day) : 'ngày …… tháng …… năm ………'}`,
  openPlaceAndDay: '………………………, ngày …… tháng …… năm …………',
  to: 'Kính gửi:',
  recipients: 'Nơi nhận:',
  receiver: 'NGƯỜI NHẬN',
  signHere: '(Ký, ghi rõ họ tên)',
  file: 'Lưu: VT, hồ sơ vụ việc',
  fields: {
    signsAs: 'Người ký',
    chairman: 'Chủ tịch',
    deputy: 'Phó Chủ tịch ký thay',
    signer: 'Họ tên người ký',
    copies: 'Nơi nhận khác',
    copiesHelp: 'Mỗi nơi một dòng.',
  },
  errors: {
    namesSender:
      'Giấy này người khác đọc được, mà nội dung còn tên, địa chỉ, điện thoại hoặc mã của người gửi. Hãy bỏ chi tiết đó (Luật Tố cáo Điều 8, Điều 56).',
    notAllowed: 'Giấy này không lập được ở trạng thái hiện tại của vụ việc. Hãy tải lại trang.',
    onlyDraft: 'Việc giấy này báo chưa được ghi nhận, nên chỉ xem bản nháp, chưa cấp số.',
    uncited: (what: readonly string[]) =>
      `Chưa cấp số được: hồ sơ chưa ghi số và ngày của văn bản mà giấy này dẫn (${what.join('; ')}).`,
    wrong: (label: string) => `Ô “${label}” chưa đúng hoặc quá dài. Hãy sửa lại.`,
    wrongTime: (label: string) => `Ô “${label}”: hãy ghi giờ như 8:30, 8h30 hoặc 8 giờ 30.`,
    missing: (labels: readonly string[]) => `Cấp số thì phải ghi đủ: ${labels.join('; ')}.`,
    glyphs: (characters: readonly string[]) =>
      `Không in được ký tự ${characters.map((one) => `“${one}”`).join(', ')}. Hãy viết lại bằng chữ thường dùng.`,
    numberTaken: 'Số của giấy này vừa được thu lại vì lập quá lâu. Hãy cấp số lại.',
    notFound: 'Không có giấy này.',
  },
  /** What was really handed over, of which the program knows the files alone; null: nothing. */
  filesReceived: (count: number): string | null => (count > 0 ? `Tệp gửi kèm trên Xã Ơi: ${count} tệp` : null),
  voided: (day: string) => `Bỏ số: giấy không lập xong trong ngày ${readableDay(day)}.`,
}
