import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { formWithoutCitizenNumbers } from '../../dialogue/forms/citizen-number.js'
import { checkReport, draftOfForm, type ReportForm } from '../../dialogue/forms/report-form.js'
import { type Confirmed, chatOfForm } from '../../dialogue/forms/send-report.js'
import { wording as dialogueWording } from '../../dialogue/wording.js'
import { followUpOf } from '../../papers/matter.js'
import { type Commune, getCommune, nameInSentence } from '../../places/communes.js'
import { isPublic } from '../../publications/publication.js'
import { localDay } from '../../shared/clock.js'
import { createCounter } from '../../shared/counter.js'
import { sign } from '../../shared/keys.js'
import { networkOf } from '../../shared/network-address.js'
import { furtherForm, markSent } from '../kit/answer-at-address.js'
import { typedIn } from '../kit/form.js'
import { Html } from '../kit/html.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { isAnswerOf, issueKey, readKey, secretOf } from './form-key.js'
import { justSentPage } from './just-sent.js'
import { publicPage } from './public-page.js'
import { receiptView } from './report-receipt.js'
import { type FormView, fieldNames, formView } from './report-view.js'
import { reportWording as say } from './report-wording.js'
import { publicationsWording } from './wording.js'

export const reportPath = '/phan-anh'

/** A village may share one line; a machine that files by hundreds doesn't pass. */
const postsPerMinute = 60
const filedPerHour = 60
const mostFiles = 10

const queryText = z.string().max(100).catch('')
const querySchema = z.object({ xa: queryText, 'cong-khai': queryText })

/** Files kept by an earlier try of the same form, by what they are: an id is made of the form's name and this. */
const keptNames = (typed: string): string[] => typed.split(',').filter((one) => /^[0-9a-f]{32}$/.test(one))

/** Says of one text what its writer was told of it: when the text is changed, it is told anew. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** How many files an earlier try of the form was sent with and didn't keep. */
const readCount = (typed = ''): number => (/^\d{1,2}$/.test(typed) ? Number(typed) : 0)

const readForm = (typed: Readonly<Record<string, string>>): ReportForm => {
  const of = (name: string): string => typed[name] ?? ''
  return {
    text: of(fieldNames.text),
    commune: of(fieldNames.commune),
    place: of(fieldNames.place),
    when: of(fieldNames.when),
    name: of(fieldNames.name),
    phone: of(fieldNames.phone),
  }
}

const confirmedIn = (typed: Readonly<Record<string, string>>, text: string): Confirmed => {
  const isOf = (name: string): boolean => typed[name] === markOf(text)
  return {
    danger: isOf(fieldNames.danger),
    kind: isOf(fieldNames.kind),
    number: isOf(fieldNames.number),
    alike: isOf(fieldNames.follow) ? 'follow' : isOf(fieldNames.own) ? 'own' : null,
  }
}

const actionsOf = (parts: WebParts) => {
  const { cases, attachments, dialogue, publications, clock, keys, publicUrl } = parts
  const mayFile = createCounter({ most: filedPerHour, seconds: 3_600 })
  const newKey = (): string => issueKey(keys.forms, clock.now())
  const nonceOf = (key: string): string => readKey(keys.forms, key, clock.now())?.nonce ?? ''

  type Shown = Omit<FormView, 'request' | 'nonce' | 'mark'>

  const show = (request: Request, response: Response, { form, key, ...shown }: Shown, status = 200): void => {
    const about = queryText.parse(typedIn(request)[fieldNames.about] ?? request.query[fieldNames.about])
    response.status(status).send(
      publicPage({
        title: say.title,
        description: say.description,
        path: reportPath,
        publicUrl,
        request,
        current: reportPath,
        scripts: ['drafts.js'],
        main: formView({ request, form, key, nonce: nonceOf(key), mark: markOf(form.text), about, ...shown }),
      }),
    )
  }

  const showReceipt = async (request: Request, response: Response, opened: Case, isDanger: boolean): Promise<void> => {
    const code = new Html(
      await toQrCode(followUpOf(publicUrl, opened.receiptCode), { type: 'svg', margin: 1, width: 160 }),
    )
    markSent(response, reportPath)
    response.set('x-robots-tag', 'noindex').send(
      publicPage({
        title: say.sent.title,
        description: say.description,
        path: reportPath,
        publicUrl,
        request,
        current: reportPath,
        isListed: false,
        scripts: ['print.js', 'drafts.js'],
        main: receiptView({
          request,
          opened,
          secret: secretOf(keys.forms, opened.receiptCode),
          code,
          isDanger,
          today: localDay(clock.now()),
          further: furtherForm(`${reportPath}?xa=${opened.communeCode ?? ''}`, clock.now()),
        }),
      }),
    )
  }

  /** Keeps what came now beside what an earlier try of the form left; of each refused one the reason. */
  const keepFiles = async (request: Request, { id, chat }: { id: string; chat: string }, before: readonly string[]) => {
    const idOf = (name: string): string => `${id}:${name}`
    const standing = await attachments.findMany(before.map(idOf))
    const kept = standing.filter((one) => one.chat === chat).map((one) => one.id)
    const refused = new Set<string>()
    for (const { name, bytes } of uploadedFiles(request)) {
      const fileId = idOf(createHash('sha256').update(bytes).digest('hex').slice(0, 32))
      if (kept.includes(fileId) || kept.length >= mostFiles) continue
      const result = await attachments.keep({ id: fileId, chat, address: request.ip, name, bytes, at: clock.now() })
      if ('refused' in result) refused.add(dialogueWording.fileRefused[result.refused])
      else kept.push(fileId)
    }
    return { kept, names: kept.map((one) => one.slice(id.length + 1)), refused: [...refused].join(' ') || null }
  }

  /** How a report about what a commune published begins; '' where that isn't public. */
  const beginningOf = async (commune: Commune, id: string): Promise<string> => {
    const all = await publications.find({ communeCode: commune.code })
    const found = all.find((one) => one.id === id && isPublic(one, localDay(clock.now())))
    return found ? publicationsWording.commentText(found.title, nameInSentence(commune)) : ''
  }

  const showEmpty = async (request: Request, response: Response): Promise<void> => {
    const asked = querySchema.parse(request.query)
    const named = getCommune(asked.xa)
    const commune = named?.code ?? ''
    const text = named ? await beginningOf(named, asked['cong-khai']) : ''
    show(request, response, { form: { text, commune, place: '', when: '', name: '', phone: '' }, key: newKey() })
  }

  const take = async (request: Request, response: Response): Promise<void> => {
    const typed = typedIn(request)
    const named = getCommune(typed[fieldNames.commune] ?? '')
    const about = queryText.parse(typed[fieldNames.about])
    const isComment = named !== undefined && about !== '' && (await beginningOf(named, about)) !== ''
    const typedForm = readForm(typed)
    const written = isComment && typedForm.place.trim() === '' ? { ...typedForm, place: named.name } : typedForm
    const form = typed[fieldNames.withoutNumber] === '1' ? formWithoutCitizenNumbers(written) : written
    const answer = typed[fieldNames.answer] ?? ''
    const mayPublish = typed[fieldNames.mayPublish] === '1'
    const confirmed = confirmedIn(typed, written.text)
    const typedKey = typed[fieldNames.key] ?? ''
    const before = keptNames(typed[fieldNames.kept] ?? '')
    const read = readKey(keys.forms, typedKey, clock.now())
    const chosen = uploadedFiles(request).length
    const lostFiles = chosen || readCount(typed[fieldNames.lost])

    const id = read && `form:${read.nonce}`
    const stands = id && (await cases.store.getOpenedBy(id))
    if (stands && stands.text === draftOfForm(form, []).text)
      return showReceipt(request, response, await cases.asFollowed(stands), confirmed.danger)
    if (stands) {
      const said = say.before(stands.receiptCode)
      return show(request, response, { form, key: newKey(), mayPublish, said, lostFiles }, 409)
    }

    const errors: Map<string, string> = new Map(
      [...checkReport(form)].map(([field, message]) => [fieldNames[field], message]),
    )
    const isOpen = read !== null && !read.isOld
    if (!isOpen) errors.set(fieldNames.answer, say.questionNew)
    else if (!isAnswerOf(read.nonce, answer))
      errors.set(fieldNames.answer, answer.trim() === '' ? say.questionOpen : say.questionWrong)
    const key = isOpen ? typedKey : newKey()
    const nonce = nonceOf(key)
    const ofForm = { id: `form:${nonce}`, chat: chatOfForm(sign(keys.forms, `chat:${nonce}`).slice(0, 32)) }
    const sent = { form, key: ofForm.id, chat: ofForm.chat, at: clock.now() }
    const hasWords = !errors.has(fieldNames.text)
    const notice = hasWords ? await dialogue.reports.weigh({ ...sent, files: [] }, confirmed) : null
    if (errors.size > 0) {
      const earlier = isOpen ? before : []
      const mayKeep = hasWords && notice?.about !== 'kind'
      const { names, refused } = mayKeep ? await keepFiles(request, ofForm, earlier) : { names: earlier, refused: null }
      if (refused) errors.set(fieldNames.files, refused)
      const stillLost = mayKeep && chosen > 0 ? 0 : lostFiles
      const given = { form, key, answer: isOpen ? answer : '', mayPublish }
      return show(request, response, { ...given, errors, confirmed, kept: names, lostFiles: stillLost }, 400)
    }

    if (notice?.about === 'kind')
      return show(request, response, { form, key, answer, mayPublish, notice, confirmed, kept: before, lostFiles }, 409)
    if (chosen === 0 && lostFiles > 0 && typed[fieldNames.withoutFiles] !== '1') {
      const shown = { form, key, answer, mayPublish, notice, confirmed, kept: before, lostFiles, asksForFiles: !notice }
      return show(request, response, shown, 409)
    }
    const { kept, names, refused } = await keepFiles(request, ofForm, before)
    if (refused) errors.set(fieldNames.files, refused)
    if (refused || notice)
      return show(
        request,
        response,
        { form, key, answer, mayPublish, errors, notice, confirmed, kept: names },
        refused ? 400 : 409,
      )
    if (!(await mayFile(networkOf(request.ip ?? '')))) {
      response.set('retry-after', '3600')
      return show(request, response, { form, key, answer, mayPublish, said: say.tooMany, confirmed, kept: names }, 429)
    }
    const opened = await dialogue.reports.send({ ...sent, files: kept }, confirmed)
    if (isComment && opened.kind === 'feedback') await publications.addComment(about, opened.id)
    if (mayPublish) await cases.publicAnswers.agree(opened, clock.now())
    await showReceipt(request, response, opened, confirmed.danger)
  }

  return [get(reportPath, showEmpty), post(reportPath, take)]
}

/** A report by a form, for whoever can't or won't chat: the chat's rules, its receipt, and no script. */
export const reportPage: WebPage = {
  path: reportPath,
  title: say.title,
  who: 'anybody',
  answersAtAddress: true,
  justSent: justSentPage(say.justSent),
  takesFiles: true,
  postsPerMinute,
  actions: actionsOf,
}
