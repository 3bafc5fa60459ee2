import { type Account, can, needsConsent } from '../../accounts/roles.js'
import type { AuditEntry } from '../../shared/audit.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'

const mostShown = 300

const say = {
  title: 'Nhật ký truy cập',
  help: `${mostShown} việc gần nhất. Nhật ký chỉ ghi ai làm gì, với việc nào, không ghi nội dung.`,
  columns: ['Lúc', 'Ai', 'Việc gì', 'Với'],
  nobody: 'Không đăng nhập',
  case: 'Vụ việc',
  exported: (count: string) => `${count} vụ việc`,
  whats: {
    account_closed: 'Khóa tài khoản',
    account_created: 'Tạo tài khoản',
    account_invited: 'Cấp đường dẫn cho người đầu tiên',
    account_link_asked: 'Xin cấp đường dẫn',
    account_link_by_owner: 'Người giữ máy chủ cấp đường dẫn',
    account_link_consented: 'Đồng ý cấp đường dẫn',
    account_link_declined: 'Không đồng ý cấp đường dẫn',
    account_link_refused: 'Chặn một lần lấy đường dẫn trái phép',
    account_reviewed: 'Xác nhận tài khoản vẫn cần',
    account_role_changed: 'Đổi vai trò, xã, phường của tài khoản',
    case_changed: 'Làm việc trên vụ việc',
    case_entered: 'Nhập vụ việc cho người dân',
    cases_exported: 'Xuất danh sách vụ việc ra tệp',
    cases_rerouted: 'Chuyển hàng loạt',
    contact_changed: 'Sửa liên hệ của xã, phường',
    data_request_done: 'Giải quyết yêu cầu xóa dữ liệu',
    desk_presence_changed: 'Báo có mặt, vắng mặt',
    distribution_changed: 'Đặt chia đều việc mới',
    file_opened: 'Mở tệp của hồ sơ giữ kín',
    hand_off_answered: 'Trả lời người dân',
    message_sent_again: 'Gửi lại tin',
    person_viewed: 'Xem tên, điện thoại người gửi',
    officer_urged: 'Nhắc cán bộ về vụ việc',
    password_changed: 'Tự đổi mật khẩu',
    password_set: 'Đặt mật khẩu',
    procedure_draft_discarded: 'Bỏ bản nháp thủ tục',
    procedure_drafted: 'Sửa bản nháp thủ tục',
    procedure_published: 'Công bố thủ tục',
    procedure_restored: 'Lấy lại bản cũ của thủ tục',
    protected_case_viewed: 'Xem hồ sơ giữ kín',
    sessions_ended: 'Đăng xuất các thiết bị khác',
    sign_in_failed: 'Đăng nhập sai',
    signed_in: 'Đăng nhập',
    signed_out: 'Đăng xuất',
  } as Record<string, string>,
}

const aboutCases = new Set(['case_changed', 'case_entered', 'officer_urged', 'person_viewed'])
/** Only protected cases have these. */
const ofProtected = new Set(['protected_case_viewed', 'file_opened'])
/** What denunciation officers do here they do to protected cases and tasks alone. */
const work = new Set([...aboutCases, 'data_request_done', 'hand_off_answered', 'message_sent_again'])

/**
 * The newest entries that an account may read: of protected cases to whoever opens these, the others to whoever reads the
 * trail. The others' list is filled up from older entries, so that no gap tells how many were left out.
 */
const findFor = async ({ accounts, cases }: Pick<WebParts, 'accounts' | 'cases'>, account: Account) => {
  const officers = new Set((await accounts.findAll()).filter(({ role }) => needsConsent(role)).map(({ id }) => id))
  const isForOfficers = can(account, 'view_protected')
  for (let looked = mostShown; ; looked *= 4) {
    const entries = await accounts.audit.findLatest(looked)
    const secret = await cases.findProtectedAmong(entries.flatMap(({ subject }) => subject ?? []))
    const isProtected = ({ what, subject, accountId }: AuditEntry): boolean =>
      ofProtected.has(what) ||
      (subject !== null && secret.has(subject)) ||
      (work.has(what) && accountId !== null && officers.has(accountId))
    const shown = entries.filter((entry) => isProtected(entry) === isForOfficers)
    if (shown.length >= mostShown || entries.length < looked) return shown.slice(0, mostShown)
  }
}

/** Who did what, the newest first; what was done to protected cases is for their officers alone. */
export const auditPage: WebPage = {
  path: '/can-bo/nhat-ky',
  title: say.title,
  who: ['view_audit', 'view_protected'],
  navigation: say.title,
  actions: (parts) => [
    get(auditPage.path, async (request, response) => {
      const account = accountOf(request)
      const shown = await findFor(parts, account)
      const names = new Map((await parts.accounts.findAll()).map(({ id, userName }) => [id, userName]))
      const opensCases = can(account, 'view_cases') || can(account, 'inspect_cases') || can(account, 'view_protected')
      const nameOf = (subject: string | null) => (subject === null ? '' : (names.get(subject) ?? subject))
      const main = html`<h1>${say.title}</h1><p>${say.help}</p>${table({
        label: say.title,
        columns: say.columns,
        rows: shown.map(({ at, accountId, what, subject }) => [
          `${localTime(at)} ${readableDay(localDay(at))}`,
          accountId ? (names.get(accountId) ?? accountId) : say.nobody,
          say.whats[what] ?? what,
          opensCases && subject && aboutCases.has(what)
            ? html`<a href="/can-bo/vu-viec/${subject}">${say.case}</a>`
            : what === 'cases_exported' && subject
              ? say.exported(subject)
              : nameOf(subject),
        ]),
      })}`
      response.send(page({ title: say.title, main, request, wide: true, current: auditPage.path }))
    }),
  ],
}
