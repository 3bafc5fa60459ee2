import type { CaseKind, StateName } from '../../src/cases/kinds/index.js'
import { composePaper, numberText } from '../../src/papers/compose.js'
import { issuerOf } from '../../src/papers/issuer.js'
import { matterOf } from '../../src/papers/matter.js'
import type { Paper } from '../../src/papers/paper.js'
import type { Typed } from '../../src/papers/template.js'
import { type PaperKind, paperKinds, templateOf } from '../../src/papers/templates/index.js'
import { petitionOf } from '../../src/papers/templates/petition.js'
import { buildCase } from './build-case.js'

/** One answer for each name of a field. */
const answers: Record<string, string> = {
  signs_as: 'deputy',
  signer: 'Nguyễn Thị Hồng Hạnh',
  copies: 'Trưởng thôn Đoài',
  received: 'Đơn khiếu nại ký ngày 30/11/2026: bản chính, 2 tờ\nQuyết định số 12/QĐ-UBND: bản sao, 1 tờ',
  content: 'Nhận tiền của ba hộ dân để xác nhận nguồn gốc đất\nCho thuê đất công ích không qua đấu giá',
  accused: 'Ông Phạm Văn Tuấn, công chức địa chính xã',
  answerBy: 'trụ sở tiếp công dân tỉnh, trước ngày 20/12/2026',
  reason: 'Quyết định bị khiếu nại không trực tiếp tác động đến quyền, lợi ích hợp pháp của người khiếu nại',
  to: 'Sở Nông nghiệp và Môi trường tỉnh Hưng Yên',
  advice: 'Sở tiếp công dân vào sáng thứ Năm hằng tuần',
  missing: 'Bản sao Quyết định số 12/QĐ-UBND\nGiấy tờ chứng minh quyền sử dụng thửa đất',
  place: 'Hội trường Ủy ban nhân dân xã Mễ Sở',
  by: '2026-12-20',
  days: '30',
  from: '2026-12-31',
  on: '2026-12-15',
  time: '08:30',
  chair: 'Ông Đỗ Văn Thắng, Chủ tịch Ủy ban nhân dân xã',
  against: 'Chủ tịch Ủy ban nhân dân xã Mễ Sở, trụ sở tại thôn Mễ Sở',
  verified:
    'Thửa đất số 45, tờ bản đồ số 12 có nguồn gốc do cha mẹ để lại, được cấp giấy chứng nhận năm 1998.\nKhi thu hồi, xã chưa kiểm đếm 14 cây nhãn trên đất.',
  dialogue: 'Hai bên thống nhất kiểm đếm lại cây cối trên đất, chưa thống nhất đơn giá.',
  conclusion: 'Khiếu nại đúng một phần: thu hồi đất đúng thẩm quyền; chưa bồi thường cây cối là trái quy định.',
  decision:
    'Giữ nguyên Quyết định số 12/QĐ-UBND về thu hồi đất.\nGiao Trưởng phòng Kinh tế kiểm đếm và trình phương án bồi thường 14 cây nhãn trước ngày 31/12/2026.',
  compensation: 'Bồi thường theo đơn giá của tỉnh tại thời điểm kiểm đếm',
  court: 'Tòa án nhân dân khu vực 2 – Hưng Yên',
  first: 'Quyết định số 10/QĐ-UBND ngày 04/12/2026, Chủ tịch UBND xã Mễ Sở ký: giữ nguyên việc thu hồi đất.',
  letterDay: '2026-12-28',
  finding: 'partly',
  about: 'kết quả giải quyết đơn do quý cơ quan chuyển đến',
  present: 'Người khiếu nại và hai công chức địa chính có mặt; không ai vắng mặt.',
}

/** What is typed into the form of a paper that is ready for its number. */
export const typedFor = (kind: PaperKind): Typed =>
  Object.fromEntries(
    ['signs_as', 'signer', 'copies', ...Object.keys(templateOf(kind).fields)].map((name) => [
      name,
      answers[name] ?? null,
    ]),
  )

/** Each paper for each kind of case, with a number or as a draft. */
export const samplePapers = (number: number | null = 5): { name: string; paper: Paper }[] => [
  ...paperKinds.flatMap((kind) =>
    Object.entries(templateOf(kind).states).map(([caseKind, [state]]) => {
      const template = templateOf(kind)
      const found = buildCase(caseKind as CaseKind, { state: state as StateName })
      const isProtected = caseKind === 'denunciation' || caseKind === 'tip'
      const issuer = issuerOf(template.byProvince || isProtected ? null : '12049', { isProtected })
      return {
        name: `${kind}.${caseKind}`,
        paper: composePaper(template, {
          matter: matterOf(found, 'https://xaoi.hungyen.gov.vn'),
          issuer,
          typed: typedFor(kind),
          day: '2026-12-05',
          number: number === null ? null : numberText(number, template, issuer),
        }),
      }
    }),
  ),
  ...(['complaint', 'denunciation'] as const).map((kind) => ({
    name: `don.${kind}`,
    paper: petitionOf(kind, buildCase(kind, { state: 'draft' })),
  })),
]
