import type { Case } from '../../cases/case.js'
import { isAfterNoAnswer } from '../../cases/first-instance.js'
import { speaksForMany } from '../../cases/who-complains.js'
import { denunciationPlace } from '../../routing/denunciation-place.js'
import { type Block, heading, type Paper, paragraph, paragraphs, point } from '../paper.js'

export type PetitionKind = 'complaint' | 'second_complaint' | 'denunciation'

/**
 * Whom the letter is addressed to: a complaint about a commune goes to its chairman (Luật Khiếu nại Điều 17), a
 * denunciation to who settles it, never to who is accused.
 */
const addressee = ({ agency, kind, against, settledBy }: Case): string => {
  if (kind === 'denunciation') return denunciationPlace(against ?? '').addressee ?? agency.name
  return settledBy ?? (agency.office === 'commune' ? `Chủ tịch ${agency.name}` : agency.name)
}

const sender = ({ reporter }: Case): Block[] => [
  point('Họ và tên', reporter.name),
  point('Địa chỉ', reporter.address),
  point('Số căn cước hoặc số định danh cá nhân', null),
  point('Ngày cấp, nơi cấp', null),
  point('Điện thoại, cách liên hệ', reporter.phone ?? reporter.contact ?? null),
]

const matter = ({ text, placeText, when }: Case): Block[] => [
  ...paragraphs(text),
  point('Nơi xảy ra', placeText),
  point('Thời gian', when),
]

const attached = ({ evidence }: Case): Block[] => [heading('Giấy tờ, tài liệu kèm theo'), ...paragraphs(evidence)]

/** Who writes for the complainant, with the paper that allows it (Luật Khiếu nại Điều 12; Nghị định 155/2026/NĐ-CP Điều 3). */
const actsFor = ({ authorised }: Case): Block[] =>
  authorised
    ? [
        heading('Người được ủy quyền'),
        point('Họ và tên', authorised),
        point('Giấy ủy quyền (có công chứng hoặc chứng thực), số, ngày', null),
      ]
    : []

/** Luật Tiếp công dân Điều 29; Nghị định 155/2026/NĐ-CP Điều 10. */
const many = ({ group, text }: Case): Block[] =>
  group || speaksForMany(text)
    ? [
        heading('Người đại diện'),
        point(
          'Họ và tên (5 đến 10 người khiếu nại: 1 hoặc 2 người; đông hơn: nhiều nhất 5 người)',
          group?.names.join(', ') ?? null,
        ),
        point(
          'Văn bản cử người đại diện, kèm danh sách và chữ ký của tất cả, số người',
          group ? String(group.signatures) : null,
        ),
      ]
    : []

/** Luật Khiếu nại Điều 33 khoản 1: the first decision goes with it, where there is one. */
const secondComplaint = (found: Case): Block[] => [
  ...complaint(found),
  ...(isAfterNoAnswer(found) ? [] : [point('Quyết định giải quyết lần đầu (số, ngày), gửi kèm', null)]),
]

/** Luật Khiếu nại Điều 8 khoản 2; Mẫu 01 of Nghị định 155/2026/NĐ-CP asks the identity number as well. */
const complaint = (found: Case): Block[] => [
  heading('Người khiếu nại'),
  ...sender(found),
  ...actsFor(found),
  ...many(found),
  heading('Cơ quan, người bị khiếu nại'),
  point('Tên', found.against),
  point('Địa chỉ', null),
  heading('Nội dung và lý do khiếu nại'),
  ...matter(found),
  heading('Yêu cầu giải quyết'),
  ...paragraphs(found.request),
  ...attached(found),
]

/** Luật Tố cáo Điều 23 khoản 1. */
const denunciation = (found: Case): Block[] => [
  heading('Người tố cáo'),
  ...sender(found),
  heading('Người bị tố cáo'),
  point('Tên, chức vụ, nơi làm việc', found.against),
  point('Thông tin khác', null),
  heading('Hành vi vi phạm pháp luật bị tố cáo'),
  ...matter(found),
  ...attached(found),
]

const forms: Record<PetitionKind, { title: string; body: (found: Case) => Block[]; oath: string; signer: string }> = {
  complaint: {
    title: 'Đơn khiếu nại',
    body: complaint,
    oath: 'Tôi cam đoan nội dung khiếu nại là đúng sự thật và chịu trách nhiệm trước pháp luật.',
    signer: 'Người khiếu nại',
  },
  second_complaint: {
    title: 'Đơn khiếu nại lần hai',
    body: secondComplaint,
    oath: 'Tôi cam đoan nội dung khiếu nại là đúng sự thật và chịu trách nhiệm trước pháp luật.',
    signer: 'Người khiếu nại',
  },
  denunciation: {
    title: 'Đơn tố cáo',
    body: denunciation,
    oath: 'Tôi cam đoan nội dung tố cáo là đúng sự thật và chịu trách nhiệm trước pháp luật nếu cố ý tố cáo sai.',
    signer: 'Người tố cáo',
  },
}

export const isPetitionKind = (kind: string): kind is PetitionKind => kind in forms

/** The citizen's letter as it is signed, for paper and for the page: blanks for what isn't known. */
export const petitionOf = (kind: PetitionKind, found: Case): Paper => {
  const { title, body, oath, signer } = forms[kind]
  return {
    title,
    header: { kind: 'citizen' },
    isDraft: false,
    name: title.toUpperCase(),
    subject: null,
    authority: null,
    to: [addressee(found)],
    body: [...body(found), paragraph(oath)],
    signature: {
      lines: [kind !== 'denunciation' && found.authorised ? 'Người được ủy quyền' : signer],
      note: '(ký và ghi rõ họ tên, hoặc điểm chỉ)',
      name: null,
    },
    recipients: [],
    reference: `Mã biên nhận: ${found.receiptCode}`,
    qr: null,
  }
}
