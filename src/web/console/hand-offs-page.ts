import type { Request } from 'express'
import { z } from 'zod'
import { type Account, roles } from '../../accounts/roles.js'
import { answerHandOff } from '../../cases/answer-hand-off.js'
import type { HandOff } from '../../cases/hand-off-store.js'
import { communeAgency, provinceAgency, provinceDenunciations } from '../../routing/route-case.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { csrfField } from '../kit/form.js'
import { html, lines } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { type Action, get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { refusalOf } from './refusal.js'
import { consoleWording as say } from './wording.js'

const typedSchema = z.object({ key: z.string().max(100), text: z.string() })
const answerText = z.string().trim().max(4_000)
const mostShown = 100

const agencyOf = ({ communeCode, isProtected }: HandOff) =>
  isProtected ? provinceDenunciations : communeCode ? communeAgency(communeCode) : provinceAgency

const queueOf = (account: Account, isProtected: boolean) =>
  isProtected
    ? { isProtected }
    : { isProtected, communeCode: roles[account.role].isOfCommune ? account.communeCode : undefined }

const createPage = (isProtected: boolean, page: Pick<WebPage, 'path' | 'title' | 'who' | 'navigation'>): WebPage => ({
  ...page,
  actions: (parts) => actionsOf(parts, page, isProtected),
})

/** Citizens who asked for a person: the commune's own queue; the province's staff see all queues. */
export const handOffsPage = createPage(false, {
  path: '/can-bo/cho-tra-loi',
  title: say.handOffs,
  who: ['answer_hand_offs'],
  navigation: say.handOffsShort,
})

/** Those in the middle of a denunciation or a tip, for the denunciation officers alone. */
export const protectedHandOffsPage = createPage(true, {
  path: '/can-bo/cho-tra-loi-kin',
  title: say.protectedHandOffs,
  who: ['handle_protected'],
  navigation: say.protectedHandOffsShort,
})

const actionsOf = (
  { handOffs, outbox, clock }: WebParts,
  { path, title }: Pick<WebPage, 'path' | 'title'>,
  isProtected: boolean,
): Action[] => {
  const show = async (
    request: Request,
    refused: { key: string; text: string; error: string } | null,
  ): Promise<string> => {
    const account = accountOf(request)
    const waiting = await handOffs.findWaiting(queueOf(account, isProtected), mostShown)
    const main = html`<h1>${title}</h1>${waiting.length === 0 ? html`<p>${say.noHandOffs}</p>` : ''}
      <ul class="cards">${waiting.map((handOff, index) => {
        const mine = refused?.key === handOff.key ? refused : null
        return html`<li class="card"><p class="muted">${localTime(handOff.openedAt)} ${readableDay(localDay(handOff.openedAt))} · ${agencyOf(handOff).name}</p>
          <div class="bubble bubble-person">${lines(handOff.question)}</div>
          <form method="post" action="${path}">${csrfField(request)}<input type="hidden" name="key" value="${handOff.key}">
            ${mine ? html`<p class="field-error" role="alert">${mine.error}</p>` : ''}
            <div class="field"><label for="answer-${index}">${say.answer}</label><textarea id="answer-${index}" name="text" rows="3">${mine?.text ?? ''}</textarea></div>
            <button class="button">${say.handOffAnswer}</button></form></li>`
      })}</ul>`
    return page({ title, main, request, wide: true, current: path })
  }

  return [
    get(path, async (request, response) => {
      response.send(await show(request, null))
    }),

    post(path, async (request, response) => {
      const { key, text } = typedSchema.parse(request.body)
      const handOff = await handOffs.getByKey(key)
      const agencyName = handOff ? agencyOf(handOff).name : ''
      try {
        const answer = { account: accountOf(request), key, text: answerText.parse(text), agencyName, at: clock.now() }
        await answerHandOff(handOffs, answer)
      } catch (error) {
        response.status(400).send(await show(request, { key, text, error: refusalOf(error) }))
        return
      }
      outbox.wake()
      response.redirect(303, path)
    }),
  ]
}
