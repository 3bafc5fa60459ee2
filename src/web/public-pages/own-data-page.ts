import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { isSealed, kindOf } from '../../cases/kinds/index.js'
import { accusesInWords } from '../../dialogue/accuses-office.js'
import { ownDataDraft } from '../../dialogue/flows/own-data/own-data-draft.js'
import { withoutCitizenNumbers } from '../../dialogue/forms/citizen-number.js'
import { readable } from '../../dialogue/readable.js'
import { readableDay } from '../../shared/clock.js'
import { createCounter } from '../../shared/counter.js'
import { networkOf } from '../../shared/network-address.js'
import { disposition, fileGuards } from '../kit/file-headers.js'
import { type FormErrors, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { figuresOf, numberOpening, secretTriesOf } from './case-secrets.js'
import { copyOf, type OwnCopy } from './own-data-copy.js'
import {
  type Asked,
  copyView,
  type Opening,
  ownDataAskPath,
  ownDataFilePath,
  ownDataPath,
  ownDataView,
} from './own-data-view.js'
import { ownDataWording as say } from './own-data-wording.js'
import { publicPage } from './public-page.js'
import { readCode } from './read-code.js'
import { speaksOfSealed } from './speaks-of-sealed.js'
import { findAnswers } from './told-answers.js'

const postsPerMinute = 60
const asksPerHour = 20
const mostRequests = 50
const longest = 2_000

const linkSchema = z.object({ mo: z.string().max(100).catch('') })
const askSchema = z.object({
  quyen: z.enum(['correct', 'object', 'delete'], say.errors.right),
  loi: z.string().trim().min(1, say.errors.text).max(longest, say.errors.text),
})
const keySchema = z.uuid()

type Opened = { found: Case; isFull: boolean; opening: Opening }
type Refused = { error: string | null; errors: FormErrors }

const refuse = (error: string): Refused => ({ error, errors: new Map() })

/** Of a protected or sealed case nothing is told here, not even that it is there. */
const isShown = (found: Case | null): found is Case =>
  found !== null && !kindOf(found.kind).isProtected && !isSealed(found)

const createDesk = (parts: WebParts) => {
  const { cases, tasks, formAnswers, keys, clock } = parts
  const tries = secretTriesOf(keys)

  /** The codes that a link of the chat opens; null: it is too old. */
  const codesOfLink = async (token: string): Promise<string[] | null> => {
    const draft = token === '' ? null : await formAnswers.getDraft(token, clock.now())
    return draft && ownDataDraft.codesIn(draft)
  }

  const openByLink = async (code: string, mo: string): Promise<Opened | null> => {
    if (!(await codesOfLink(mo))?.includes(code)) return null
    const found = await cases.getByReceiptCode(code)
    return isShown(found) ? { found, isFull: true, opening: { ma: code, so_kin: '', mo } } : null
  }

  /** Opened by code and number; whatever fails is refused in the same words, so that no code is confirmed. */
  const open = async (request: Request): Promise<Opened | Refused> => {
    const { ma = '', so_kin = '', mo = '' } = typedIn(request)
    const read = readCode(ma.slice(0, 100))
    if ('wrong' in read) return { error: null, errors: new Map([['ma', read.wrong]]) }
    const { code } = read
    if (mo !== '') return (await openByLink(code, mo)) ?? refuse(say.errors.linkGone)
    const address = request.ip ?? ''
    if (!tries.mayTry(code, address, clock.now())) return refuse(say.errors.closed)
    const found = await cases.getByReceiptCode(code)
    const by = isShown(found) ? numberOpening(keys, found, figuresOf(so_kin.slice(0, 40))) : null
    if (!isShown(found) || by === null) {
      tries.countWrong(code, address, clock.now())
      return refuse(say.errors.mismatch)
    }
    return { found, isFull: by === 'secret', opening: { ma: code, so_kin: so_kin.slice(0, 40), mo: '' } }
  }

  const copy = async ({ found, isFull }: Opened): Promise<OwnCopy> => {
    const [answers, asked] = await Promise.all([findAnswers(parts, found), tasks.findAboutData(found.id, mostRequests)])
    return copyOf(found, { answers, asked, isFull })
  }

  return { open, openByLink, codesOfLink, copy }
}

const actionsOf = (parts: WebParts) => {
  const { tasks, understanding, publicUrl, clock } = parts
  const desk = createDesk(parts)
  const mayAsk = createCounter({ most: asksPerHour, seconds: 3_600 })

  const send = (request: Request, response: Response, main: Html, isListed: boolean): void => {
    if (!isListed) response.set({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' })
    const { title, description } = say
    response.send(publicPage({ title, description, path: ownDataPath, publicUrl, request, isListed, main }))
  }

  const showForm = (request: Request, response: Response, refused: Refused | null): void => {
    if (refused) response.status(400)
    const { error = null, errors = new Map() } = refused ?? {}
    send(request, response, ownDataView(request, { typed: refused ? typedIn(request) : {}, error, errors }), !refused)
  }

  const showCopy = async (request: Request, response: Response, opened: Opened, asked: Asked | null): Promise<void> => {
    const { opening, isFull } = opened
    const copy = await desk.copy(opened)
    send(request, response, copyView(request, { copy, opening, isFull, asked }), false)
  }

  const take = async (request: Request, { found, isFull }: Opened): Promise<Asked> => {
    const typed = typedIn(request)
    const read = askSchema.safeParse({ quyen: typed.quyen, loi: readable(typed.loi ?? '') })
    const refused = (errors: FormErrors, accuses = false): Asked => ({ typed, errors, accuses })
    if (!read.success) return refused(new Map(read.error.issues.map(({ path, message }) => [String(path[0]), message])))
    const { quyen: right, loi } = read.data
    if (speaksOfSealed(loi) || accusesInWords(loi, 'anything', understanding.understand(loi)))
      return refused(new Map(), true)
    if (!(await mayAsk(networkOf(request.ip ?? '')))) return refused(new Map([['loi', say.errors.tooMany]]))
    const key = keySchema.safeParse(typed.lan).data ?? randomUUID()
    const { dueOn } = await tasks.requestAboutData({
      right,
      text: withoutCitizenNumbers(loi),
      about: found,
      key,
      chat: found.chat,
      communeCode: found.agency.communeCode,
      isProved: isFull,
      at: clock.now(),
    })
    return { said: isFull ? say.taken(readableDay(dueOn)) : say.takenUnproved(found.agency.name) }
  }

  return [
    get(ownDataPath, async (request, response) => {
      const { mo } = linkSchema.parse(request.query)
      if (mo === '') return showForm(request, response, null)
      const codes = (await desk.codesOfLink(mo)) ?? []
      const opened = (await Promise.all(codes.map((code) => desk.openByLink(code, mo)))).filter((one) => one !== null)
      if (opened.length === 0) return showForm(request, response, refuse(say.errors.linkGone))
      const views = await Promise.all(
        opened.map(async (one) => copyView(request, { ...one, copy: await desk.copy(one), asked: null })),
      )
      send(request, response, html`${views}`, false)
    }),
    post(ownDataPath, async (request, response) => {
      const opened = await desk.open(request)
      if ('found' in opened) await showCopy(request, response, opened, null)
      else showForm(request, response, opened)
    }),
    post(ownDataAskPath, async (request, response) => {
      const opened = await desk.open(request)
      if (!('found' in opened)) return showForm(request, response, opened)
      const asked = await take(request, opened)
      if ('errors' in asked) response.status(asked.accuses ? 409 : 400)
      await showCopy(request, response, opened, asked)
    }),
  ]
}

/**
 * What is kept of people, why and how long, and their rights to it (Luật 91/2025 Điều 4); with a case's code and number its
 * copy at once, and requests to correct, limit or delete, answered in the time of Nghị định 356/2025 Điều 5.
 */
export const ownDataPage: WebPage = {
  path: ownDataPath,
  title: say.title,
  who: 'anybody',
  answersAtAddress: true,
  postsPerMinute,
  actions: actionsOf,
}

/** The copy as a file that other programs read. */
export const ownDataFilePage: WebPage = {
  path: ownDataFilePath,
  title: say.save,
  who: 'anybody',
  postsPerMinute,
  actions: (parts) => {
    const desk = createDesk(parts)
    return [
      get(ownDataFilePath, (_request, response) => response.redirect(303, ownDataPath)),
      post(ownDataFilePath, async (request, response) => {
        const opened = await desk.open(request)
        if (!('found' in opened)) return response.redirect(303, ownDataPath)
        const name = say.fileName(opened.found.receiptCode)
        response
          .set({ ...fileGuards, 'content-disposition': disposition('attachment', name) })
          .type('json')
          .send(`${JSON.stringify(await desk.copy(opened), null, 2)}\n`)
      }),
    ]
  },
}
