import type { Case } from '../../cases/case.js'
import { denunciationPlace } from '../../routing/denunciation-place.js'
import { type Html, html, lines } from '../kit/html.js'

type PetitionKind = 'complaint' | 'denunciation'

const blank = (characters: number): Html => html`<span class="blank">${'.'.repeat(characters)}</span>`
const orBlank = (text: string | null, characters = 90): Html => (text ? lines(text) : blank(characters))
const point = (label: string, content: Html): Html => html`<p><span class="point">${label}:</span> ${content}</p>`
const part = (title: string, content: Html): Html => html`<section><h3>${title}</h3><p>${content}</p></section>`

/**
 * Whom the letter is addressed to: a complaint goes to who settles it first (Luật Khiếu nại Điều 7, 17), a
 * denunciation to who settles it, never to who is accused.
 */
const addressee = ({ agency, kind, against, settledBy }: Case): string => {
  if (kind === 'denunciation') return denunciationPlace(against ?? '').addressee ?? agency.name
  return settledBy ?? (agency.office === 'commune' ? `Chủ tịch ${agency.name}` : agency.name)
}

const sender = ({ reporter }: Case): Html =>
  html`${point('Họ và tên', orBlank(reporter.name))}
    ${point('Địa chỉ', orBlank(reporter.address))}
    ${point('Số căn cước hoặc số định danh cá nhân', blank(50))}
    ${point('Ngày cấp', html`${blank(30)} <span class="point">Nơi cấp:</span> ${blank(50)}`)}
    ${point('Điện thoại, cách liên hệ', orBlank(reporter.phone, 50))}`

const place = ({ placeText, when }: Case): Html =>
  html`${point('Nơi xảy ra', orBlank(placeText))} ${point('Thời gian', orBlank(when, 50))}`

const attached = (theCase: Case): Html => part('Giấy tờ, tài liệu kèm theo', orBlank(theCase.evidence, 180))

/** Luật Khiếu nại Điều 8 khoản 2; Mẫu 01 of Nghị định 155/2026/NĐ-CP asks the identity number as well. */
const complaint = (theCase: Case): Html =>
  html`<section><h3>Người khiếu nại</h3>${sender(theCase)}</section>
    <section><h3>Cơ quan, người bị khiếu nại</h3>
      ${point('Tên', orBlank(theCase.against))} ${point('Địa chỉ', blank(80))}</section>
    <section><h3>Nội dung và lý do khiếu nại</h3><p>${lines(theCase.text)}</p>${place(theCase)}</section>
    ${part('Yêu cầu giải quyết', orBlank(theCase.request, 180))} ${attached(theCase)}`

/** Luật Tố cáo Điều 23 khoản 1. */
const denunciation = (theCase: Case): Html =>
  html`<section><h3>Người tố cáo</h3>${sender(theCase)}</section>
    <section><h3>Người bị tố cáo</h3>
      ${point('Tên, chức vụ, nơi làm việc', orBlank(theCase.against))}
      ${point('Thông tin khác', blank(90))}</section>
    <section><h3>Hành vi vi phạm pháp luật bị tố cáo</h3><p>${lines(theCase.text)}</p>${place(theCase)}</section>
    ${attached(theCase)}`

const forms: Record<PetitionKind, { title: string; body: (theCase: Case) => Html; oath: string; signer: string }> = {
  complaint: {
    title: 'Đơn khiếu nại',
    body: complaint,
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

export const petitionTitle = (kind: PetitionKind): string => forms[kind].title

/** The letter as it is signed: one A4 sheet or more, blanks for what isn't known. */
export const petitionSheet = (kind: PetitionKind, theCase: Case): Html => {
  const { title, body, oath, signer } = forms[kind]
  return html`<article class="sheet" aria-label="${title}">
    <header>
      <p class="state"><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br><strong>Độc lập - Tự do - Hạnh phúc</strong></p>
      <p class="place-date">${blank(24)}, ngày ${blank(6)} tháng ${blank(6)} năm ${blank(10)}</p>
      <h2>${title}</h2>
      <p class="addressee">Kính gửi: ${addressee(theCase)}</p>
    </header>
    ${body(theCase)}
    <p>${oath}</p>
    <footer>
      <p class="receipt">Mã biên nhận: <strong>${theCase.receiptCode}</strong></p>
      <p class="signature"><strong>${signer}</strong><br><em>(ký và ghi rõ họ tên, hoặc điểm chỉ)</em></p>
    </footer>
  </article>`
}
