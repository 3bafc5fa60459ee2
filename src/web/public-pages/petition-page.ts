import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { NotFound } from '../../shared/errors.js'
import { isSignatureOf } from '../../shared/keys.js'
import { assetUrl } from '../kit/assets.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { isPetitionKind, petitionSheet, petitionTitle } from './petition-sheet.js'

const wording = {
  title: 'Đơn để in',
  notFound: 'Không có đơn nào ở địa chỉ này. Anh/chị mở lại đường dẫn trong tin báo của Xã Ơi.',
  steps: {
    print: 'In trang này trên giấy A4.',
    fill: 'Điền chỗ còn để trống. Đọc lại, sai đâu thì sửa tay.',
    sign: 'Ký và ghi rõ họ tên, hoặc điểm chỉ. Nhiều người cùng đơn thì tất cả cùng ký.',
    handIn: 'Nộp tại',
  },
  clock: 'Thời hạn giải quyết tính từ ngày cơ quan nhận đơn đã ký.',
  printButton: 'In đơn',
  province: 'nơi tiếp công dân của tỉnh Hưng Yên',
  protectedProvince: 'nơi tiếp công dân của tỉnh Hưng Yên, gặp người xử lý tố cáo. Không nộp ở xã, phường',
  addressUnknown: 'địa chỉ chưa cập nhật',
}

/** The printable petition of a case, opened by the signed address in the citizen's chat. */
export const petitionPage: WebPage = {
  path: '/don/:id',
  title: wording.title,
  who: 'anybody',
  actions: (parts) => actionsOf(parts),
}

const idSchema = z.string().regex(/^[\da-f]{24}$/)
const querySchema = z.object({ s: z.string().max(100), k: z.literal('p').optional() })

/** Where the signed letter goes, as far as the commune has told. */
const placeToHandIn = async ({ contacts }: Pick<WebParts, 'contacts'>, { agency, kind }: Case): Promise<string> => {
  if (kind === 'denunciation') return wording.protectedProvince
  if (!agency.communeCode) return wording.province
  const { address, hours } = await contacts.get(agency.communeCode)
  return [`nơi tiếp công dân của ${agency.name}`, address ?? wording.addressUnknown, hours].filter(Boolean).join(', ')
}

const instructions = (place: string): Html =>
  html`<ol>
      <li>${wording.steps.print} <button type="button" class="button" data-print hidden>${wording.printButton}</button></li>
      <li>${wording.steps.fill}</li>
      <li>${wording.steps.sign}</li>
      <li>${wording.steps.handIn}: ${place}.</li>
    </ol>
    <p>${wording.clock}</p>`

const actionsOf = (parts: Pick<WebParts, 'cases' | 'contacts' | 'keys'>) => {
  const findCase = async (request: Request): Promise<Case | null> => {
    const id = idSchema.safeParse(request.params.id)
    const query = querySchema.safeParse(request.query)
    if (!id.success || !query.success) return null
    const isProtected = query.data.k === 'p'
    const signed = isProtected ? `petition:protected:${id.data}` : `petition:${id.data}`
    if (!isSignatureOf(parts.keys.links, signed, query.data.s)) return null
    return parts.cases.get(id.data, { isProtected })
  }

  const showPetition = async (request: Request, response: Response): Promise<void> => {
    const theCase = await findCase(request)
    if (!theCase || !isPetitionKind(theCase.kind)) throw new NotFound(wording.notFound)
    const title = petitionTitle(theCase.kind)
    response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' })
    response.send(
      page({
        title,
        request,
        scripts: ['print.js'],
        main: html`<link rel="stylesheet" href="${assetUrl('petition.css')}"><div class="petition">
          <section class="petition-steps"><h1>${title} đã sẵn sàng để in</h1>${instructions(await placeToHandIn(parts, theCase))}</section>
          ${petitionSheet(theCase.kind, theCase)}
        </div>`,
      }),
    )
  }

  return [get(petitionPage.path, showPetition)]
}
