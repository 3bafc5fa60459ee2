import type { Request, Response } from 'express'
import type { Case } from '../../cases/case.js'
import { kindOf } from '../../cases/kinds/index.js'
import { caseStatusWording } from '../../dialogue/flows/case-status/wording.js'
import { localDay } from '../../shared/clock.js'
import { createCounter } from '../../shared/counter.js'
import { networkOf } from '../../shared/network-address.js'
import { typedIn } from '../kit/form.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { figuresOf, numberOpening, secretTriesOf } from './case-secrets.js'
import { consentAgainPath, consentPath, consentView } from './look-up-consent.js'
import { markPath, markView, takeMark } from './look-up-mark.js'
import { caseView, lookUpForm, protectedView } from './look-up-view.js'
import { lookUpWording as say } from './look-up-wording.js'
import { reopenWithWords, takesWords, takeWords, type Words, wordsForm, wordsPath } from './look-up-words.js'
import { publicPage } from './public-page.js'
import { readCode } from './read-code.js'
import { findAnswers } from './told-answers.js'

const path = '/tra-cuu'
const postsPerMinute = 60
const wordsPerHour = 20

const actionsOf = (parts: WebParts) => {
  const { cases, proof, keys, publicUrl, clock } = parts
  const tries = secretTriesOf(keys)
  const mayAdd = createCounter({ most: wordsPerHour, seconds: 3_600 })

  const send = (
    request: Request,
    response: Response,
    main: Parameters<typeof publicPage>[0]['main'],
    isAnswer: boolean,
  ) => {
    if (isAnswer) response.set('x-robots-tag', 'noindex')
    response.send(
      publicPage({
        title: say.title,
        description: say.description,
        path,
        publicUrl,
        request,
        current: path,
        isListed: !isAnswer,
        main,
      }),
    )
  }

  /** Whether the number opens what was written and answered; 'closed': tried too often. Never of a protected case. */
  const opens = (found: Case, typed: string, address: string): boolean | 'closed' => {
    const figures = figuresOf(typed)
    if (kindOf(found.kind).isProtected || !figures) return false
    const now = clock.now()
    if (!tries.mayTry(found.receiptCode, address, now)) return 'closed'
    const isRight = numberOpening(keys, found, figures) !== null
    if (!isRight) tries.countWrong(found.receiptCode, address, now)
    return isRight
  }

  /** The case that code and number open, or null where the answer went out already; `isOpen`: the number is right. */
  const findCase = async (
    request: Request,
    response: Response,
  ): Promise<{ found: Case; isOpen: boolean; secret: string } | null> => {
    const { ma = '', so_kin: secret = '' } = typedIn(request)
    const values = { ma, so_kin: secret }
    const refuse = (field: string, message: string): null => {
      response.status(400)
      send(request, response, lookUpForm({ request, values, errors: new Map([[field, message]]) }), true)
      return null
    }
    const read = readCode(ma.slice(0, 100))
    if ('wrong' in read) return refuse('ma', read.wrong)
    const found = await cases.getByReceiptCode(read.code)
    if (!found) return refuse('ma', caseStatusWording.notFound(read.code))
    const isOpen = opens(found, secret.slice(0, 40), request.ip ?? '')
    if (isOpen === 'closed') return refuse('so_kin', say.secretClosed)
    const { isProtected } = kindOf(found.kind)
    if (!isOpen && secret.trim() !== '' && !isProtected) return refuse('so_kin', say.secretWrong)
    return { found, isOpen, secret }
  }

  type Shown = { found: Case; isOpen: boolean; secret: string; words?: Words | null; isMarkLost?: boolean }
  const show = async (
    request: Request,
    response: Response,
    { found, isOpen, secret, words = null, isMarkLost = false }: Shown,
  ): Promise<void> => {
    const proved = await proof.proofFor(found.receiptCode)
    if (kindOf(found.kind).isProtected)
      return send(request, response, protectedView(request, found.receiptCode, proved), true)
    const at = clock.now()
    const answers = isOpen ? await findAnswers(parts, found) : null
    const mayWrite = isOpen && takesWords(found)
    const writing = { request, found, secret, at, words }
    const followed = await cases.asFollowed(found)
    const shown = {
      request,
      found: followed,
      answers,
      today: localDay(at),
      words,
      reopens: mayWrite ? reopenWithWords(writing) : null,
      wordsOf: mayWrite ? wordsForm(writing) : null,
      mark: isOpen ? await markView(parts, { ...writing, isLost: isMarkLost }) : null,
      consent: isOpen ? await consentView(parts, writing) : null,
      proved,
      at,
    }
    send(request, response, caseView({ ...shown, secret: isOpen ? secret : '' }), true)
  }

  const look = async (request: Request, response: Response): Promise<void> => {
    const asked = await findCase(request, response)
    if (asked) await show(request, response, asked)
  }

  const addWords = async (request: Request, response: Response): Promise<void> => {
    const asked = await findCase(request, response)
    if (!asked) return
    if (!asked.isOpen || !takesWords(asked.found)) return show(request, response, asked)
    const mayWrite = () => mayAdd(networkOf(request.ip ?? ''))
    const words = await takeWords({ ...parts, mayWrite }, asked.found, typedIn(request))
    if (words.became === 'refused') response.status(words.accuses ? 409 : 400)
    const found = (await cases.getByReceiptCode(asked.found.receiptCode)) ?? asked.found
    await show(request, response, { ...asked, found, words })
  }

  const rate = async (request: Request, response: Response): Promise<void> => {
    const asked = await findCase(request, response)
    if (!asked) return
    const isTaken = asked.isOpen && (await takeMark(parts, asked.found, typedIn(request)))
    if (!isTaken) response.status(409)
    const found = (await cases.getByReceiptCode(asked.found.receiptCode)) ?? asked.found
    await show(request, response, { ...asked, found, isMarkLost: !isTaken })
  }

  const changeConsent = async (
    request: Request,
    response: Response,
    change: (found: Case, at: Date) => Promise<void>,
  ): Promise<void> => {
    const asked = await findCase(request, response)
    if (!asked) return
    if (asked.isOpen) await change(asked.found, clock.now())
    await show(request, response, asked)
  }

  return [
    get(path, (request, response) => send(request, response, lookUpForm({ request, values: {} }), false)),
    post(path, look),
    post(wordsPath, addWords),
    post(markPath, rate),
    post(consentPath, (request, response) => changeConsent(request, response, cases.publicAnswers.refuse)),
    post(consentAgainPath, (request, response) => changeConsent(request, response, cases.publicAnswers.agreeLater)),
  ]
}

/** A case by its receipt code, as the chat tells of it; with the secret number also what was written and answered. */
export const lookUpPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  answersAtAddress: true,
  postsPerMinute,
  actions: actionsOf,
}
