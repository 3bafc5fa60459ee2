import type { AddressInfo } from 'node:net'
import express from 'express'
import helmet from 'helmet'
import { createCases } from '../../src/cases/cases.js'
import { createWebChat } from '../../src/channels/web-chat/web-chat-channel.js'
import { createDeadlines } from '../../src/deadlines/deadlines.js'
import { createDuplicates } from '../../src/duplicates/duplicates.js'
import type { IncomingMessage, Reply } from '../../src/messaging/message.js'
import { createPapers } from '../../src/papers/papers.js'
import { createPlaces } from '../../src/places/places.js'
import { deriveKey } from '../../src/shared/keys.js'
import { createAssets } from '../../src/web/kit/assets.js'
import { createErrorPage } from '../../src/web/kit/error-page.js'
import { mountPages } from '../../src/web/kit/mount-pages.js'
import type { WebParts } from '../../src/web/kit/web-parts.js'
import { homePage } from '../../src/web/public-pages/home-page.js'
import { petitionPage } from '../../src/web/public-pages/petition-page.js'
import { privacyPage } from '../../src/web/public-pages/privacy-page.js'
import { testFiles } from '../attachments/test-files.js'
import { sealedTo } from '../cases/case-sealing.js'
import { newDatabase, startMessaging } from '../channels/start-messaging.js'
import { testSealing } from '../sealing/test-sealing.js'

/** The citizens' pages with a real web chat behind them; `answer` stands in for the dialogue. */
export const startCitizenPages = async (settings: {
  uri: string
  answer?: (message: IncomingMessage) => Reply[] | Promise<Reply[]>
}) => {
  let now = new Date()
  const messaging = await startMessaging({ ...settings, database: newDatabase() })
  const { connection, logger } = messaging.parts
  const channel = messaging.add(createWebChat(messaging.parts))
  await channel.start()
  const attachments = testFiles(connection)
  const audit = { add: async () => undefined }
  const deadlines = createDeadlines({ connection, communeName: () => null })
  const cases = createCases({
    sealing: sealedTo(),
    connection,
    attachments,
    duplicates: createDuplicates({ connection }),
    audit,
    deadlines,
    feedbackTargets: {},
    remoteCommunes: new Set(),
    accuses: () => false,
    guessCategory: () => 'other',
    findAccount: async () => null,
    findStaff: async () => [],
    findUndelivered: async () => [],
  })
  const places = createPlaces({ connection, deadlines })
  const papers = createPapers({
    connection,
    cases,
    boxes: testSealing(connection).boxes,
    publicUrl: 'http://127.0.0.1',
    calendar: () => deadlines.calendar,
  })
  await cases.prepare()
  const keys = { csrf: deriveKey('a secret of tests, long enough for them', 'csrf') }
  const parts = {
    cases,
    papers,
    places,
    keys,
    logger,
    publicUrl: 'http://127.0.0.1',
    clock: { now: () => now },
    catalog: { onChange: () => undefined },
    understanding: {
      findLifeEvents: () => [{ slug: 'moi-sinh-con', name: 'Mới sinh con', note: null, procedures: [] }],
    },
  } as unknown as WebParts

  const app = express()
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }))
  app.use('/public', createAssets())
  for (const router of channel.routers ?? []) app.use(router)
  mountPages(app, [homePage, privacyPage, petitionPage], parts)
  app.use(createErrorPage(parts))

  const listen = async (port: number) => {
    const server = app.listen(port, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const closeServer = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })

  return {
    url: `http://127.0.0.1:${port}`,
    messaging,
    cases,
    places,
    setNow(at: Date): void {
      now = at
    },
    /** Takes the server off the network until the returned function is called. */
    cutOff: async () => {
      await closeServer()
      return async () => {
        server = await listen(port)
      }
    },
    stop: async () => {
      await messaging.halt()
      await closeServer()
    },
  }
}

export type CitizenPages = Awaited<ReturnType<typeof startCitizenPages>>
