import { resolve, sep } from 'node:path'
import type { AccountEntry } from '../../../accounts/account-store.js'
import type { Role } from '../../../accounts/roles.js'
import { limits } from '../../../operations/troubles.js'
import { communes } from '../../../places/communes.js'
import { provinceOfficeWords } from '../../../places/wording.js'
import type { HealthCheck } from '../../../shared/health-check.js'
import type { WebParts } from '../../kit/web-parts.js'
import { type Reading, reading, type Step, type Todo } from './step.js'
import { setUpWording } from './wording.js'

const { steps: say, nobody, on, at, links } = setUpWording
const patienceMs = 6_000

/** Whoever of a role can sign in. */
const inOffice = (all: readonly AccountEntry[], role: Role): AccountEntry[] =>
  all.filter((one) => one.role === role && one.isActive && one.hasPassword)

const namesOf = (all: readonly AccountEntry[]): string =>
  all.length === 0 ? nobody : all.map(({ displayName, userName }) => `${displayName} (${userName})`).join(', ')

const when = (needed: boolean, ...todo: Todo[]): Todo[] => (needed ? todo : [])

const administrators: Step = {
  ...say.administrators,
  async read({ accounts }) {
    const found = inOffice(await accounts.findAll(), 'administrator')
    return reading(
      [say.administrators.found(namesOf(found))],
      when(found.length < 2, { text: say.administrators.todo, link: links.accounts }),
    )
  },
}

const office: Step = {
  ...say.office,
  async read({ places }) {
    const words = provinceOfficeWords(await places.getProvinceOffice())
    return reading(
      [say.office.found(communes.length), ...(words ? [words] : [])],
      when(words === null, { text: say.office.todo }),
    )
  },
}

const address: Step = {
  ...say.address,
  async read({ config: { publicUrl, trustProxy } }, request) {
    const cameThrough = request.get('x-forwarded-for') !== undefined || request.get('x-forwarded-proto') !== undefined
    const isHttps = publicUrl?.startsWith('https://') ?? false
    return reading(
      [
        publicUrl ? say.address.isSet(publicUrl) : say.address.isUnset,
        request.protocol === 'https' ? say.address.secure : say.address.plain,
      ],
      [
        ...when(!isHttps, { text: say.address.todo, lines: ['PUBLIC_URL=https://xaoi.tinh.gov.vn'] }),
        ...when((isHttps || cameThrough) && trustProxy === false, {
          text: say.address.proxy,
          lines: ['TRUST_PROXY=127.0.0.1'],
        }),
      ],
    )
  },
}

const slow = Symbol('slow')
const within = <T>(asked: Promise<T>): Promise<T | typeof slow> =>
  Promise.race([
    asked,
    new Promise<typeof slow>((end) => {
      setTimeout(() => end(slow), patienceMs).unref()
    }),
  ])

const channel = (name: 'telegram' | 'zalo'): Step => ({
  ...say[name],
  isOptional: true,
  async read({ config, checkChannel }: WebParts): Promise<Reading> {
    if (!config[name]) return reading([say[name].off], [{ text: say[name].todo, lines: say[name].lines }])
    const checks = await within<HealthCheck[]>(checkChannel[name]())
    if (checks === slow) return { state: 'unknown', found: [say[name].silent], todo: [] }
    const wrong = checks.filter(({ level }) => level === 'wrong')
    return reading(
      checks.filter(({ level }) => level !== 'wrong').map(({ what, found }) => `${what}: ${found}`),
      wrong.map(({ what, found }) => ({ text: `${what}: ${found}` })),
    )
  },
})

const isInside = (folder: string, other: string): boolean =>
  resolve(folder) === resolve(other) || resolve(folder).startsWith(resolve(other) + sep)

const keys: Step = {
  ...say.keys,
  async read({ accounts, config }) {
    const recovery = await accounts.keys.findRecovery()
    const waits = recovery === null && (await accounts.keys.findUnconfirmedRecovery()).length > 0
    const isTogether = isInside(config.keyDir, config.dataDir)
    return reading(
      [
        recovery ? say.keys.holders(recovery.holders.join(', ')) : waits ? say.keys.waits : say.keys.none,
        isTogether ? say.keys.together : say.keys.apart(config.keyDir),
      ],
      [
        ...when(recovery === null && !waits, { text: say.keys.make, lines: say.keys.makeLines }),
        ...when(waits, { text: say.keys.confirm }),
        ...when(isTogether, { text: say.keys.move, lines: say.keys.moveLines(config.keyDir) }),
      ],
    )
  },
}

const backup: Step = {
  ...say.backup,
  async read({ operations, config, clock }) {
    const marks = await operations.findMarks()
    const atOf = (name: string): Date | null => marks.find((mark) => mark.name === name)?.at ?? null
    const [done, drilled] = [atOf('backup'), atOf('restore_drill')]
    const isFresh = (last: Date | null, ms: number): boolean =>
      last !== null && clock.now().getTime() - last.getTime() < ms
    return reading(
      [
        config.backupDir ? say.backup.isSet(config.backupDir) : say.backup.isUnset,
        say.backup.last(at(done)),
        say.backup.drilled(at(drilled)),
      ],
      [
        ...when(config.backupDir === null, { text: say.backup.where, lines: ['BACKUP_DIR=/mnt/sao-luu/xaoi'] }),
        ...when(!isFresh(done, limits.backupMs), { text: say.backup.run, lines: say.backup.runLines }),
        ...when(!isFresh(drilled, limits.drillMs), { text: say.backup.drill, lines: say.backup.drillLines }),
      ],
    )
  },
}

const denunciations: Step = {
  ...say.denunciations,
  async read({ accounts }) {
    const [all, waiting] = await Promise.all([accounts.findAll(), accounts.keys.findNotAdmitted()])
    const officers = inOffice(all, 'denunciation_officer')
    const keepers = inOffice(all, 'identity_keeper')
    return reading(
      [say.denunciations.officers(namesOf(officers)), say.denunciations.keepers(namesOf(keepers))],
      [
        ...when(officers.length === 0, { text: say.denunciations.noOfficer, link: links.accounts }),
        ...when(keepers.length === 0, { text: say.denunciations.noKeeper, link: links.accounts }),
        ...when(waiting.length > 0 && officers.length > 0, {
          text: say.denunciations.admit(namesOf(waiting.map(entryOf(all)))),
        }),
      ],
    )
  },
}
const entryOf =
  (all: readonly AccountEntry[]) =>
  ({ id }: { id: string }): AccountEntry =>
    all.find((one) => one.id === id) as AccountEntry

const offices: Step = {
  ...say.communes,
  async read({ places, accounts }) {
    const [contacts, all] = await Promise.all([places.findContacts(), accounts.findAll()])
    const reached = contacts.filter(({ address, phone }) => address || phone).length
    const withHours = contacts.filter(({ hours }) => hours).length
    const staffed = new Set(
      all.flatMap(({ communeCode, isActive, hasPassword }) =>
        communeCode && isActive && hasPassword ? [communeCode] : [],
      ),
    ).size
    const most = communes.length
    return reading(
      [say.communes.contacts(reached, most), say.communes.hours(withHours, most), say.communes.staff(staffed, most)],
      [
        ...when(Math.min(reached, withHours) < most, { text: say.communes.enter, link: links.contacts }),
        ...when(staffed < most, { text: say.communes.invite, link: links.importAccounts }),
      ],
    )
  },
}

const mail: Step = {
  ...say.mail,
  isOptional: true,
  read: async ({ reminders }) =>
    reminders.hasMail
      ? reading([say.mail.isSet], [])
      : reading([say.mail.isUnset], [{ text: say.mail.todo, lines: say.mail.lines }]),
}

const trials: Step = {
  ...say.trials,
  async read({ operations, config }) {
    const last = await operations.findLastReceived()
    const used = (['web', 'telegram', 'zalo'] as const).filter((name) => name === 'web' || config[name] !== null)
    return reading(
      used.map((name) => say.trials.last(on[name], at(last[name] ?? null))),
      used.flatMap((name) => when(!last[name], say.trials.how[name])),
    )
  },
}

const wishes: Step = {
  ...say.wishes,
  isOptional: true,
  read: async ({ config }) =>
    reading(
      [
        say.wishes.targets(Object.keys(config.feedbackTargets).length),
        config.surveyQuestions ? say.wishes.ownQuestions : say.wishes.ourQuestions,
      ],
      when(Object.keys(config.feedbackTargets).length === 0, { text: say.wishes.todo, lines: say.wishes.lines }),
    ),
}

/** What the first administrator sets up, in the order in which it is best done. Nothing here shows or writes a secret. */
export const setUpSteps = {
  administrators,
  office,
  address,
  keys,
  backup,
  denunciations,
  communes: offices,
  trials,
  telegram: channel('telegram'),
  zalo: channel('zalo'),
  mail,
  wishes,
} satisfies Record<string, Step>
