import express, { type Express, type RequestHandler } from 'express'
import { readingAs } from '../../sealing/cases/reading-as.js'
import { answerAtAddress } from './answer-at-address.js'
import { limitPosts } from './limit-posts.js'
import { readUpload } from './read-upload.js'
import { checkForms, noteUse, requireWho, sessionTokenOf } from './security.js'
import type { WebPage } from './web-page.js'
import type { WebParts } from './web-parts.js'

const readForm = express.urlencoded({ extended: false, limit: '64kb' })
/** A procedure has hundreds of fields. */
const readLongForm = express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 20_000 })

/** A page opens sealed cases with the keys that its session holds. */
const withKeys =
  (handle: RequestHandler, { accounts, clock }: Pick<WebParts, 'accounts' | 'clock'>): RequestHandler =>
  (request, response, next) =>
    readingAs(
      async () => {
        const token = sessionTokenOf(request)
        return token === null ? null : accounts.keys.getOpenReader(token, clock.now())
      },
      () => handle(request, response, next),
    )

/** Puts pages behind their doors: who may, then what was sent, then whether it came from our own form. */
export const mountPages = (app: Express, pages: readonly WebPage[], parts: WebParts): void => {
  for (const page of pages) {
    const limits = page.postsPerMinute === undefined ? [] : [limitPosts(page.postsPerMinute)]
    for (const { method, path, who, asksByItself, handle } of page.actions(parts))
      app[method](
        path,
        requireWho(who ?? page.who),
        ...(asksByItself ? [] : [noteUse(parts)]),
        ...limits,
        ...(page.answersAtAddress ? [answerAtAddress(page, parts)] : []),
        page.hasLongForm ? readLongForm : readForm,
        ...(page.takesFiles ? readUpload : []),
        checkForms(parts),
        withKeys(handle, parts),
      )
  }
}
