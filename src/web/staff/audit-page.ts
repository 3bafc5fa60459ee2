import { z } from 'zod'
import type { AuditFilter } from '../../accounts/audit-store.js'
import { type Account, can, needsConsent, type Role, roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import type { AuditEntry } from '../../shared/audit.js'
import { localDay, localTime, readableDay, startOfLocalDay } from '../../shared/clock.js'
import { type FormField, formField } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { auditWording as say } from './audit-wording.js'

const perPage = 200
/** Entries that are read at most to find those that an account may see. */
const mostRead = 50_000
const dayMs = 24 * 60 * 60_000

const day = z.iso.date().catch('').default('')
const addressSchema = z.object({
  nguoi: z.string().max(60).catch('').default(''),
  viec: z.string().max(60).catch('').default(''),
  tu: day,
  den: day,
  sau: z.string().max(200).catch('').default(''),
})
type Address = z.infer<typeof addressSchema>

/** '1764720000000.a1b2': the entry that the page before ended with. */
const cursorOf = ({ at, id }: AuditEntry): string => `${at.getTime()}.${id}`
const readCursor = (typed: string): AuditFilter['after'] => {
  const [, ms = '', id = ''] = /^(\d{13})\.(.{1,180})$/.exec(typed) ?? []
  return ms === '' ? undefined : { at: new Date(Number(ms)), id }
}

const toFilter = ({ nguoi, viec, tu, den, sau }: Address): AuditFilter => ({
  after: readCursor(sau),
  ...(nguoi && { accountId: nguoi }),
  ...(viec && { what: viec }),
  ...(tu && { from: startOfLocalDay(tu) }),
  ...(den && { before: new Date(startOfLocalDay(den).getTime() + dayMs) }),
})

const aboutCases = new Set([
  'case_changed',
  'case_entered',
  'case_taken',
  'answer_published',
  'answer_withdrawn',
  'answer_refused',
  'answer_agreed_again',
  'officer_urged',
  'person_viewed',
])
/** What they are about is no case, account or place: a sheet, whose id says nothing. */
const withoutSubject = new Set(['survey_cause_coded', 'survey_task_done'])
/** Only protected cases have these. */
const ofProtected = new Set(['protected_case_viewed', 'protected_register_read', 'file_opened'])
/** What denunciation officers do here they do to protected cases and tasks alone. */
const work = new Set([...aboutCases, 'data_request_done', 'hand_off_answered', 'message_sent_again'])

/**
 * A page of the entries that an account may read, the newest first, and whether older ones follow: of protected cases to
 * whoever opens these, the others to whoever reads the trail. The others' list is filled up from older entries, so that no
 * gap tells how many were left out.
 */
const findFor = async (
  { accounts, cases }: Pick<WebParts, 'accounts' | 'cases'>,
  account: Account,
  filter: AuditFilter,
) => {
  const officers = new Set((await accounts.findAll()).filter(({ role }) => needsConsent(role)).map(({ id }) => id))
  const isForOfficers = can(account, 'view_protected')
  for (let looked = perPage + 1; ; looked *= 4) {
    const entries = await accounts.audit.findLatest(looked, filter)
    const secret = await cases.findProtectedAmong(entries.flatMap(({ subject }) => subject ?? []))
    const isProtected = ({ what, subject, accountId }: AuditEntry): boolean =>
      ofProtected.has(what) ||
      (subject !== null && secret.has(subject)) ||
      (work.has(what) && accountId !== null && officers.has(accountId))
    const shown = entries.filter((entry) => isProtected(entry) === isForOfficers)
    const hasOlder = shown.length > perPage
    if (hasOlder || entries.length < looked || looked > mostRead) return { shown: shown.slice(0, perPage), hasOlder }
  }
}

const filterForm = (address: Address, account: Account, names: ReadonlyMap<string, string>): Html => {
  const sorted = (entries: Iterable<readonly [string, string]>) =>
    Object.fromEntries([['', say.filter.any], ...[...entries].toSorted(([, a], [, b]) => a.localeCompare(b, 'vi'))])
  const whats = Object.entries(say.whats).filter(([what]) => can(account, 'view_protected') || !ofProtected.has(what))
  const fields: FormField[] = [
    { name: 'nguoi', label: say.filter.who, input: { kind: 'select', options: sorted(names) } },
    { name: 'viec', label: say.filter.what, input: { kind: 'select', options: sorted(whats) } },
    { name: 'tu', label: say.filter.from, input: { kind: 'text', type: 'date' } },
    { name: 'den', label: say.filter.to, input: { kind: 'text', type: 'date' } },
  ]
  return html`<form action="${auditPage.path}"><div class="filter-fields">${fields.map((field) =>
    formField(field, { value: address[field.name as keyof Address] }),
  )}</div>
    <div class="actions"><button class="button-quiet">${say.filter.apply}</button> <a href="${auditPage.path}">${say.filter.clear}</a></div></form>`
}

/** What was done by who typed a name at the sign-in that is no account's. */
const byTypedName = new Set(['sign_in_failed', 'sign_in_waits'])

/** Whose senders a list named that was taken out. */
const casesTaken = (ids: readonly string[], opensCases: boolean): Html =>
  html`<details><summary>${say.exported(ids.length)}</summary>${ids.map(
    (id, index) => html`${opensCases ? html`<a href="/can-bo/vu-viec/${id}">${say.case} ${index + 1}</a>` : id} `,
  )}</details>`

const sayDetail = ({
  accountId,
  what: done,
  detail = {},
}: Pick<AuditEntry, 'accountId' | 'what' | 'detail'>): string[] => {
  const { network, near, path, role, what, relatives, units, place } = detail
  return [
    ...(accountId !== null || !byTypedName.has(done)
      ? []
      : [near === undefined ? say.detail.strange : say.detail.near(near)]),
    ...(network === undefined ? [] : [say.detail.network(network)]),
    ...(path === undefined ? [] : [say.detail.path(path)]),
    ...(role === undefined ? [] : [role in roles ? roles[role as Role].label : role]),
    ...(what === undefined ? [] : [say.whats[what] ?? what]),
    ...(relatives === undefined ? [] : [say.detail.relatives(relatives)]),
    ...(units === undefined ? [] : [say.detail.units(units)]),
    ...(place === undefined ? [] : [say.detail.place(getCommune(place)?.name ?? say.detail.province)]),
  ]
}

const pager = (address: Address, last: AuditEntry | undefined): Html => {
  const to = (sau: string): string => {
    const query = new URLSearchParams(Object.entries({ ...address, sau }).filter(([, value]) => value !== ''))
    return `${auditPage.path}${query.size > 0 ? `?${query}` : ''}`
  }
  return html`<p class="actions">${address.sau ? html`<a class="button-quiet" href="${to('')}">${say.newest}</a> ` : ''}${
    last ? html`<a class="button-quiet" href="${to(cursorOf(last))}">${say.older}</a>` : ''
  }</p>`
}

/** By which a case is known to who may open it. */
const codeOf = async ({ cases }: Pick<WebParts, 'cases'>, account: Account, id: string): Promise<string | null> =>
  (await cases.findOneFor(account, id))?.receiptCode ?? null

/** Who did what, the newest first; what was done to protected cases is for their officers alone. */
export const auditPage: WebPage = {
  path: '/can-bo/nhat-ky',
  title: say.title,
  who: ['view_audit', 'view_protected'],
  navigation: say.title,
  actions: (parts) => [
    get(auditPage.path, async (request, response) => {
      const account = accountOf(request)
      const address = addressSchema.parse(request.query)
      const { shown, hasOlder } = await findFor(parts, account, toFilter(address))
      const staff = await parts.accounts.findAll()
      const names = new Map(staff.map(({ id, userName }) => [id, userName]))
      const opensCases = can(account, 'view_cases') || can(account, 'inspect_cases') || can(account, 'view_protected')
      const nameOf = (what: string, subject: string | null): string =>
        subject === null || withoutSubject.has(what) ? '' : (names.get(subject) ?? getCommune(subject)?.name ?? subject)
      const ids = new Set(shown.flatMap(({ what, subject }) => (aboutCases.has(what) && subject ? [subject] : [])))
      const codes = can(account, 'view_cases')
        ? new Map(await Promise.all([...ids].map(async (id) => [id, await codeOf(parts, account, id)] as const)))
        : new Map<string, string | null>()
      const main = html`<h1>${say.title}</h1><p>${say.help(perPage)}</p>${filterForm(address, account, names)}${shown.length === 0 ? html`<p>${say.none}</p>` : ''}${table(
        {
          label: say.title,
          columns: say.columns,
          rows: shown.map(({ at, accountId, what, subject, detail }) => [
            `${localTime(at)} ${readableDay(localDay(at))}`,
            accountId ? (names.get(accountId) ?? accountId) : say.nobody,
            say.whats[what] ?? what,
            opensCases && subject && aboutCases.has(what)
              ? html`<a href="/can-bo/vu-viec/${subject}">${codes.get(subject) ?? say.case}</a>`
              : detail?.cases
                ? casesTaken(detail.cases, opensCases)
                : what === 'cases_exported' && subject
                  ? say.exported(subject)
                  : [nameOf(what, subject), ...sayDetail({ accountId, what, detail })].filter(Boolean).join(', '),
          ]),
        },
      )}${pager(address, hasOlder ? shown.at(-1) : undefined)}`
      response.send(page({ title: say.title, main, request, wide: true, current: auditPage.path }))
    }),
  ],
}
