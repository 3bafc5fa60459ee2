import type { Request } from 'express'
import { z } from 'zod'
import { roles } from '../../accounts/roles.js'
import { answerHandOff } from '../../cases/answer-hand-off.js'
import type { HandOff } from '../../cases/hand-off-store.js'
import { communeAgency, provinceAgency } from '../../routing/route-case.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { csrfField } from '../kit/form.js'
import { html, lines } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { refusalOf } from './refusal.js'
import { consoleWording as say } from './wording.js'

const typedSchema = z.object({ key: z.string().max(100), text: z.string() })
const answerText = z.string().trim().max(4_000)
const mostShown = 100

const agencyOf = ({ communeCode }: HandOff) => (communeCode ? communeAgency(communeCode) : provinceAgency)

/** Citizens who asked for a person: the commune's own queue; the province's staff see all queues. */
export const handOffsPage: WebPage = {
  path: '/can-bo/cho-tra-loi',
  title: say.handOffs,
  who: ['answer_hand_offs'],
  navigation: say.handOffsShort,
  actions: ({ handOffs, outbox, clock }) => {
    const show = async (
      request: Request,
      refused: { key: string; text: string; error: string } | null,
    ): Promise<string> => {
      const account = accountOf(request)
      const waiting = await handOffs.findWaiting(
        roles[account.role].isOfCommune ? account.communeCode : undefined,
        mostShown,
      )
      const main = html`<h1>${say.handOffs}</h1>${waiting.length === 0 ? html`<p>${say.noHandOffs}</p>` : ''}
      <ul class="cards">${waiting.map((handOff, index) => {
        const mine = refused?.key === handOff.key ? refused : null
        return html`<li class="card"><p class="muted">${localTime(handOff.openedAt)} ${readableDay(localDay(handOff.openedAt))} · ${agencyOf(handOff).name}</p>
          <div class="bubble bubble-person">${lines(handOff.question)}</div>
          <form method="post" action="/can-bo/cho-tra-loi">${csrfField(request)}<input type="hidden" name="key" value="${handOff.key}">
            ${mine ? html`<p class="field-error" role="alert">${mine.error}</p>` : ''}
            <div class="field"><label for="answer-${index}">${say.answer}</label><textarea id="answer-${index}" name="text" rows="3">${mine?.text ?? ''}</textarea></div>
            <button class="button">${say.handOffAnswer}</button></form></li>`
      })}</ul>`
      return page({ title: say.handOffs, main, request, wide: true, current: '/can-bo/cho-tra-loi' })
    }

    return [
      get(handOffsPage.path, async (request, response) => {
        response.send(await show(request, null))
      }),

      post(handOffsPage.path, async (request, response) => {
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
        response.redirect(303, '/can-bo/cho-tra-loi')
      }),
    ]
  },
}
