import { createAccountStore } from '../../accounts/account-store.js'
import { createProcessStore } from '../../operations/process-store.js'
import { advice, type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { type Connection, databaseOf } from '../../shared/mongo.js'
import type { Look } from './look.js'
import { doctorWording } from './wording.js'

const { database: say, clock } = doctorWording
const mostSecondsOff = 30
const recentMs = 60 * 60_000

/** Databases of the same server that have accounts of ours; none where we may not look. */
const findElsewhere = async (connection: Connection): Promise<string[]> => {
  const own = databaseOf(connection)
  const listed = await own
    .admin()
    .listDatabases({ nameOnly: true })
    .catch(() => ({ databases: [] }))
  const names = listed.databases.map(({ name }) => name).filter((name) => name !== own.databaseName)
  const has = await Promise.all(
    names.map((name) =>
      connection
        .useDb(name)
        .db?.collection('accounts')
        .findOne({ passwordHash: { $type: 'string' } })
        .catch(() => null),
    ),
  )
  return names.filter((_, index) => has[index])
}

const checkData = async (connection: Connection): Promise<HealthCheck> => {
  const { databaseName } = databaseOf(connection)
  if (await createAccountStore(connection).hasAnyPassword()) return right(say.data, say.someData(databaseName))
  const others = await findElsewhere(connection)
  return others.length > 0
    ? wrong(say.data, say.elsewhere(databaseName, others))
    : advice(say.data, say.noData(databaseName))
}

const checkClocks = async (connection: Connection, databaseTime: Date | undefined, now: Date) => {
  const own = databaseTime ? Math.round(Math.abs(now.getTime() - databaseTime.getTime()) / 1_000) : 0
  const others = (await createProcessStore(connection).findAll())
    .filter(({ seenAt }) => now.getTime() - seenAt.getTime() < recentMs)
    .map(({ name, behindMs }) => ({ name, seconds: Math.round(Math.abs(behindMs) / 1_000) }))
    .filter(({ seconds }) => seconds > mostSecondsOff)
  return [
    own > mostSecondsOff ? wrong(clock.what, clock.off(own)) : right(clock.what, clock.right),
    ...others.map(({ name, seconds }) => wrong(clock.what, clock.otherOff(name, seconds))),
  ]
}

export const lookAtDatabase: Look = async ({ config, connection, now }) => {
  const embedded = config.mongodbUri ? null : right(say.what, say.embedded(config.dataDir))
  if (!connection) return [embedded ?? wrong(say.what, say.away)]
  const hello = (await databaseOf(connection).command({ hello: 1 })) as { localTime?: Date; setName?: string }
  const isReplica = hello.setName !== undefined
  return [
    embedded ?? right(say.what, say.connected),
    ...(embedded
      ? []
      : [isReplica ? right(say.replica, say.isReplica(hello.setName ?? '')) : advice(say.replica, say.standalone)]),
    await checkData(connection),
    ...(await checkClocks(connection, hello.localTime, now)),
  ]
}
