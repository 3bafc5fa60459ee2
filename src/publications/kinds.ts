/** What a commune publishes: Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15 Điều 11; how and how long: Điều 12, 13. */
type PublicationKindDefinition = {
  label: string
  article: string
  /** 'always' as long as it holds; else at least so many days, running. */
  posted: 'always' | 30
  /** Also by loudspeaker or by the heads of hamlets, at least three days. */
  isReadOut: boolean
  /** Persons are named in it: a file with a last day, which no search reads. */
  namesPersons: boolean
}

const kind = (
  label: string,
  clause: number,
  more: Partial<Omit<PublicationKindDefinition, 'label' | 'article'>> = {},
): PublicationKindDefinition => ({
  label,
  article: `Luật 10/2022 Điều 11 khoản ${clause}`,
  posted: 30,
  isReadOut: false,
  namesPersons: false,
  ...more,
})

export const publicationKinds = {
  plan: kind('Kế hoạch, kết quả phát triển kinh tế - xã hội hằng năm', 1),
  budget: kind('Ngân sách: dự toán, quyết toán, kiểm toán', 2),
  projects: kind('Dự án, thu hồi đất, bồi thường, quy hoạch, quỹ đất', 3),
  rules: kind('Quy chế, nhiệm vụ của cán bộ, quy tắc ứng xử', 4, { posted: 'always' }),
  funds: kind('Quỹ, tài trợ, khoản nhân dân đóng góp', 5),
  assets: kind('Tài sản công', 6),
  social_policy: kind('Chính sách xã hội: hộ nghèo, bảo hiểm, nhà ở, vay vốn', 7, {
    isReadOut: true,
    namesPersons: true,
  }),
  relief: kind('Cứu trợ, hỗ trợ, quyên góp', 8, { isReadOut: true }),
  conscription: kind('Danh sách gọi nhập ngũ', 9, { isReadOut: true, namesPersons: true }),
  inspection: kind('Kết quả thanh tra, kỷ luật, lấy phiếu tín nhiệm', 10, { isReadOut: true }),
  consultation: kind('Nội dung lấy ý kiến nhân dân và tiếp thu', 11, { isReadOut: true }),
  fees: kind('Phí, lệ phí do xã thu', 12, { isReadOut: true }),
  procedures: kind('Thủ tục hành chính do xã giải quyết', 13, { posted: 'always' }),
  other: kind('Nội dung khác theo luật', 14),
} as const satisfies Record<string, PublicationKindDefinition>

export type PublicationKind = keyof typeof publicationKinds
export const publicationKindNames = Object.keys(publicationKinds) as PublicationKind[]
