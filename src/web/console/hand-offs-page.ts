import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import { type Account, type Permission, roles } from '../../accounts/roles.js'
import { answerHandOff } from '../../cases/answer-hand-off.js'
import type { HandOff } from '../../cases/hand-off-store.js'
import { communeAgency, provinceAgency, provinceDenunciations } from '../../routing/route-case.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { html, lines } from '../html.js'
import { csrfField, page } from '../layout.js'
import { accountOf, requireAccount } from '../security.js'
import type { WebParts } from '../web-parts.js'
import { refusalOf } from './refusal.js'
import { consoleWording as say } from './wording.js'

const typedSchema = z.object({ id: z.string().max(300), text: z.string() })
const answerText = z.string().trim().max(4_000)
const mostShown = 100

/** A page for each kind of queue. */
const pages: readonly { path: string; permission: Permission; title: string; isProtected: boolean }[] = [
  { path: '/can-bo/cho-tra-loi', permission: 'answer_hand_offs', title: say.handOffs, isProtected: false },
  { path: '/can-bo/cho-tra-loi-kin', permission: 'handle_protected', title: say.protectedHandOffs, isProtected: true },
]

const agencyOf = ({ communeCode, isProtected }: HandOff) =>
  isProtected ? provinceDenunciations : communeCode ? communeAgency(communeCode) : provinceAgency

const queueOf = (account: Account, isProtected: boolean) =>
  isProtected
    ? { isProtected }
    : { isProtected, communeCode: roles[account.role].isOfCommune ? account.communeCode : undefined }

/**
 * Citizens who asked for a person: the commune's own queue, all queues for the province's staff; those in the middle of
 * a denunciation or a tip for the denunciation officers alone.
 */
export const createHandOffsPage = (parts: WebParts): Router => {
  const router = express.Router()
  for (const one of pages) addPage(router, parts, one)
  return router
}

const addPage = (
  router: Router,
  { handOffs, outbox, clock }: WebParts,
  { path, permission, title, isProtected }: (typeof pages)[number],
): void => {
  router.use(path, requireAccount(permission))

  const show = async (
    request: Request,
    refused: { id: string; text: string; error: string } | null,
  ): Promise<string> => {
    const account = accountOf(request)
    const waiting = await handOffs.findWaiting(queueOf(account, isProtected), mostShown)
    const main = html`<h1>${title}</h1>${waiting.length === 0 ? html`<p>${say.noHandOffs}</p>` : ''}
      <ul class="cards">${waiting.map((handOff, index) => {
        const mine = refused?.id === handOff.id ? refused : null
        return html`<li class="card"><p class="muted">${localTime(handOff.openedAt)} ${readableDay(localDay(handOff.openedAt))} · ${agencyOf(handOff).name}</p>
          <div class="bubble bubble-person">${lines(handOff.question)}</div>
          <form method="post" action="${path}">${csrfField(request)}<input type="hidden" name="id" value="${handOff.id}">
            ${mine ? html`<p class="field-error" role="alert">${mine.error}</p>` : ''}
            <div class="field"><label for="answer-${index}">${say.answer}</label><textarea id="answer-${index}" name="text" rows="3">${mine?.text ?? ''}</textarea></div>
            <button class="button">${say.handOffAnswer}</button></form></li>`
      })}</ul>`
    return page({ title, main, request, wide: true, current: path })
  }

  router.get(path, async (request, response) => {
    response.send(await show(request, null))
  })

  router.post(path, async (request, response) => {
    const { id, text } = typedSchema.parse(request.body)
    const handOff = await handOffs.get(id)
    const agencyName = handOff ? agencyOf(handOff).name : ''
    try {
      const answer = { account: accountOf(request), id, text: answerText.parse(text), agencyName, at: clock.now() }
      await answerHandOff(handOffs, answer)
    } catch (error) {
      response.status(400).send(await show(request, { id, text, error: refusalOf(error) }))
      return
    }
    outbox.wake()
    response.redirect(303, path)
  })
}
