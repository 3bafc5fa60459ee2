import { createCaseStore } from '../cases/case-store.js'
import { createPublicAnswerStore } from '../cases/public-answers/public-answer-store.js'
import { readConfig } from '../config.js'
import { createDeadlines } from '../deadlines/deadlines.js'
import { createIndicators } from '../indicators/indicators.js'
import { sealMessage } from '../messaging/seal-message.js'
import { getCommune } from '../places/communes.js'
import { createPublicationStore } from '../publications/publication-store.js'
import { createDayStore } from '../reception/day-store.js'
import { createNames } from '../sealing/names.js'
import { createSealing } from '../sealing/sealing.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { systemClock } from '../shared/clock.js'
import { deriveKey } from '../shared/keys.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { createAnswerStore } from '../surveys/answer-store.js'
import { createInvitationStore } from '../surveys/invitation-store.js'
import { readAnswers, readInvitations } from '../surveys/read-facts.js'
import { createTaskStore } from '../tasks/task-store.js'

const say = {
  read: (documents: number, sums: number) => `Đã đếm lại ${documents} bản ghi, đối chiếu ${sums} số cộng theo ngày.`,
  without: (count: number) =>
    `${count} bản ghi không còn (đã xóa theo yêu cầu, hoặc hiện trạng của ngày cũ): giữ số đã cộng.`,
  differences: (count: number) => `Số khác nhau: ${count}`,
  one: (what: string, kept: number, counted: number) => `  ${what}: đang giữ ${kept}, đếm lại ${counted}`,
}
const mostShown = 50

/**
 * npm run indicators:recount: counts all figures again from the documents and compares them with the kept sums. What changed in
 * the last minute before the service was stopped isn't summed yet and shows as a difference. Exit code 1: something differs.
 */
await runOrExplain(async () => {
  const config = readConfig(process.env)
  const secret = config.appSecret ?? (await readOrMakeSecret(config.dataDir))
  const { connection, close } = await openDatabase(config, createLogger(config.logLevel))
  try {
    const deadlines = createDeadlines({ connection, communeName: (code) => getCommune(code)?.name ?? null })
    await deadlines.refresh()
    const { boxes, getQueuePair, keyFor } = createSealing({ connection, keyDir: config.keyDir, clock: systemClock })
    const cases = createCaseStore(connection, {
      findOfficers: async () => [],
      findKeepers: async () => [],
      now: () => new Date(),
      getReader: async () => null,
      getQueuePair,
      sealMessage: (message) => sealMessage(boxes, message),
      renameCause: async () => {},
      names: createNames(await keyFor('names')),
    })
    const tasks = createTaskStore(connection, boxes)
    const publicAnswers = createPublicAnswerStore(connection)
    const publications = createPublicationStore(connection)
    const days = createDayStore(connection)
    const answers = createAnswerStore(connection)
    const invitations = createInvitationStore(connection)
    const indicators = createIndicators({
      connection,
      key: deriveKey(secret, 'asked'),
      version: async () => deadlines.current().key,
      read: {
        cases: cases.readChangedSince,
        surveyAnswers: (since) => readAnswers(answers, since),
        surveyInvitations: (since) => readInvitations(invitations, since),
        tasks: tasks.readChangedSince,
        publicAnswers: publicAnswers.readAll,
        publications: () => publications.find({}),
        receptionDays: days.readAll,
        contacts: async () => [],
        procedures: () => [],
        calendarOf: (now) => deadlines.calendarOf({ now, before: [] }),
        now: systemClock.now,
      },
    })
    const { documents, withoutDocument, sums, differences } = await indicators.recount()
    console.log(say.read(documents, sums))
    if (withoutDocument > 0) console.log(say.without(withoutDocument))
    for (const { what, kept, counted } of differences.slice(0, mostShown)) console.log(say.one(what, kept, counted))
    console.log(say.differences(differences.length))
    process.exitCode = differences.length === 0 ? 0 : 1
  } finally {
    await close()
  }
})
