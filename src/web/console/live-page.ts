import type { Request, Response } from 'express'
import { can, roles } from '../../accounts/roles.js'
import { deskOf } from '../../cases/case-filter.js'
import { mostOnTab } from '../../cases/inbox/find-inbox.js'
import { accountOf, sessionTokenOf } from '../kit/security.js'
import { ask, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { inboxPage } from './inbox-page.js'

const path = '/can-bo/dong-tin'
/** One browser needs one; whoever has this many open has forgotten some. */
const mostPerAccount = 8
const reconnectAfterMs = 5_000

const open = ({ cases, accounts, clock }: WebParts, streams: Map<string, number>) => {
  return (request: Request, response: Response): void => {
    const account = accountOf(request)
    const token = sessionTokenOf(request) ?? ''
    const count = streams.get(account.id) ?? 0
    if (count >= mostPerAccount) return void response.status(429).end()
    streams.set(account.id, count + 1)
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write(`retry: ${reconnectAfterMs}\n\n`)
    const say = (text: string) => {
      if (!response.writableEnded && !response.writableNeedDrain) response.write(text)
    }
    const tell = async (): Promise<void> => {
      if (await accounts.getSignedIn(token, clock.now())) say('event: changed\ndata: {}\n\n')
      else response.end()
    }
    const stop = cases.watch.subscribe({
      account,
      desk: roles[account.role].isOfCommune ? deskOf(account.communeCode) : null,
      isProtected: can(account, 'view_protected'),
      tell: () => void tell().catch(() => response.end()),
      beat: () => say(': nghe\n\n'),
    })
    response.on('close', () => {
      stop()
      streams.set(account.id, (streams.get(account.id) ?? 1) - 1)
    })
  }
}

/** What open pages of staff hear while they are open: that cases changed, and how many each queue has. */
export const livePage: WebPage = {
  path,
  title: inboxPage.title,
  who: inboxPage.who,
  actions: (parts) => [
    ask(path, open(parts, new Map())),
    ask(`${path}/so`, async (request, response) => {
      const account = accountOf(request)
      const counts = await parts.cases.countQueues(account, parts.clock.now())
      response.set('cache-control', 'no-store').json({ counts, most: mostOnTab })
    }),
    ask('/can-bo/vu-viec/:id/dang-xem', async (request, response) => {
      const { id } = request.params
      const found = await parts.cases.findOneFor(accountOf(request), typeof id === 'string' ? id : '')
      if (!found) return void response.status(404).json({})
      const others = await parts.cases.presence.note(accountOf(request), found.id, parts.clock.now())
      response.set('cache-control', 'no-store').json({ others, version: found.version })
    }),
  ],
}
