import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { isPetitionKind, petitionOf } from '../../papers/templates/petition.js'
import { InvalidInput, NotFound } from '../../shared/errors.js'
import { assetUrl } from '../kit/assets.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { sendPdf } from '../kit/pdf.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { petitionSheet } from './petition-sheet.js'

const wording = {
  notFound:
    'Đường dẫn này đã hết hạn hoặc đã đóng. Trong cuộc trò chuyện với Xã Ơi, anh/chị nhắn “tra cứu” để lấy đường dẫn mới. Đã gửi ở trang gửi kín thì mở hồ sơ bằng mã và số bí mật.',
  codeTitle: 'Mở trang để in',
  code: '4 ký tự cuối của mã biên nhận',
  codeHelp: 'Mã biên nhận có trong tin báo hoặc trên biên nhận, dạng ABCDE-23456.',
  wrongCode: 'Chưa đúng 4 ký tự cuối của mã biên nhận. Sai năm lần thì đường dẫn đóng lại.',
  open: 'Mở',
  steps: {
    print: 'In trang này trên giấy A4.',
    fill: 'Điền chỗ còn để trống. Đọc lại, sai đâu thì sửa tay.',
    sign: 'Ký và ghi rõ họ tên, hoặc điểm chỉ. Nhiều người cùng đơn thì tất cả cùng ký.',
    handIn: 'Nộp tại',
  },
  clock: 'Thời hạn giải quyết tính từ ngày cơ quan nhận đơn đã ký.',
  printButton: 'In đơn',
  pdfButton: 'Tải đơn (PDF)',
  notPrintable: (why: string) => `${why} Anh/chị dùng nút In đơn ở trang trước, không tải tệp PDF.`,
  province: 'nơi tiếp công dân của tỉnh Hưng Yên',
  protectedProvince: 'nơi tiếp công dân của tỉnh Hưng Yên, gặp người xử lý tố cáo. Không nộp ở xã, phường',
  file: 'don-de-in',
  addressUnknown: 'địa chỉ chưa cập nhật',
}

/** The printable petition of a case: the address in the citizen's chat, and the last characters of the receipt code. */
export const petitionPage: WebPage = {
  path: '/don/:token',
  title: wording.codeTitle,
  who: 'anybody',
  actions: (parts) => actionsOf(parts),
}

const codeField: FormField = {
  name: 'ma',
  label: wording.code,
  help: wording.codeHelp,
  required: true,
  maxLength: 40,
  input: { kind: 'text', autocomplete: 'off' },
}
const tokenSchema = z.string().regex(/^[\w-]{43}$/)
const codeForm = z.object({ ma: z.string().max(40).default('') })
/** Not 'no-referrer', under which a browser posts the form with the origin 'null'. */
const guards = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'same-origin' }

/** Where the signed letter goes, as far as the commune has told. */
const placeToHandIn = async ({ places }: Pick<WebParts, 'places'>, { agency, kind }: Case): Promise<string> => {
  if (kind === 'denunciation') return wording.protectedProvince
  if (!agency.communeCode) return wording.province
  const { address, hours } = await places.getContact(agency.communeCode)
  return [`nơi tiếp công dân của ${agency.name}`, address ?? wording.addressUnknown, hours].filter(Boolean).join(', ')
}

const instructions = (place: string, download: Html): Html =>
  html`<ol>
      <li>${wording.steps.print} <button type="button" class="button" data-print hidden>${wording.printButton}</button>${download}</li>
      <li>${wording.steps.fill}</li>
      <li>${wording.steps.sign}</li>
      <li>${wording.steps.handIn}: ${place}.</li>
    </ol>
    <p>${wording.clock}</p>`

/** Says nothing of what it opens: robots that look ahead for a messenger come here too. */
const codePage = (request: Request, error: string | null): string =>
  page({
    title: wording.codeTitle,
    request,
    main: html`<div class="card narrow"><h1>${wording.codeTitle}</h1>
      ${form({ request, action: request.path.replace(/\/pdf$/, ''), fields: [codeField], submit: wording.open, errors: new Map(error ? [['ma', error]] : []) })}</div>`,
  })

const actionsOf = (parts: Pick<WebParts, 'cases' | 'papers' | 'places' | 'clock'>) => {
  const { cases, papers, clock } = parts
  const tokenOf = (request: Request): string => {
    const token = tokenSchema.safeParse(request.params.token)
    if (!token.success) throw new NotFound(wording.notFound)
    return token.data
  }

  const askForCode = async (request: Request, response: Response): Promise<void> => {
    response.set(guards)
    if (!(await cases.hasPetitionLink(tokenOf(request), clock.now()))) throw new NotFound(wording.notFound)
    response.send(codePage(request, null))
  }

  /** The petition that the posted code opens; null when the answer went out already. */
  const open = async (request: Request, response: Response) => {
    response.set(guards)
    const { ma: code } = codeForm.parse(request.body)
    const found = await cases.openPetition({ token: tokenOf(request), code, at: clock.now() })
    if (found === 'wrong code') {
      response.status(400).send(codePage(request, wording.wrongCode))
      return null
    }
    if (found === 'no address' || !isPetitionKind(found.kind)) throw new NotFound(wording.notFound)
    return { kind: found.kind, found, code }
  }

  const showPetition = async (request: Request, response: Response): Promise<void> => {
    const opened = await open(request, response)
    if (!opened) return
    const { kind, found, code } = opened
    const petition = petitionOf(kind, found)
    const { title } = petition
    const action = `/don/${tokenOf(request)}/pdf`
    const download = form({
      request,
      action,
      fields: [],
      submit: wording.pdfButton,
      fixed: { ma: code },
      isMain: false,
    })
    response.send(
      page({
        title,
        request,
        scripts: ['print.js'],
        main: html`<link rel="stylesheet" href="${assetUrl('petition.css')}"><div class="petition">
          <section class="petition-steps"><h1>${title} đã sẵn sàng để in</h1>${instructions(await placeToHandIn(parts, found), download)}</section>
          ${petitionSheet(petition)}
        </div>`,
      }),
    )
  }

  const sendPetition = async (request: Request, response: Response): Promise<void> => {
    const opened = await open(request, response)
    if (!opened) return
    try {
      sendPdf(response, await papers.petition(opened.kind, opened.found, clock.now()), wording.file)
    } catch (error) {
      throw error instanceof InvalidInput ? new InvalidInput(wording.notPrintable(error.message)) : error
    }
  }

  return [
    get(petitionPage.path, askForCode),
    post(petitionPage.path, showPetition),
    post(`${petitionPage.path}/pdf`, sendPetition),
  ]
}
