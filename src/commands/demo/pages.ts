import type { Account } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import type { InboxQuery } from '../../cases/inbox/find-inbox.js'
import { isDraft } from '../../cases/kinds/index.js'
import type { XaOi } from '../../main.js'
import { tasksAddress } from '../../web/kit/tasks-address.js'
import { communesShown, type Signer, signerOf } from './accounts.js'

/** An address worth opening, and who opens it; null: anybody. */
export type ShownPage = { label: string; address: string }
/** Whose list of cases is looked through for what anybody opens. */
type Group = { title: string } & ({ account: Account; looksAs?: never } | { account: null; looksAs: Account })
export type PageGroup = { title: string; account: Account | null; pages: ShownPage[] }

/** The second: of the first case in a list that fits. */
type Wanted =
  | ShownPage
  | {
      label: string | ((found: Case) => string)
      query: InboxQuery
      fits?: (found: Case) => boolean
      of?: (found: Case) => string | Promise<string>
    }

const inbox = (queue: string): string => `/can-bo?xem=${queue}`
const caseAddress = ({ id }: Case): string => `/can-bo/vu-viec/${id}`
const wasAnswered = ({ timeline }: Case): boolean => timeline.some(({ what }) => what === 'answered')
const isMarked = ({ rating }: Case): boolean => rating !== null
const hasNote = ({ timeline }: Case): boolean => timeline.some(({ what }) => what === 'internal_note')
const wasReturned = ({ timeline }: Case): boolean => timeline.some(({ what }) => what === 'transfer_returned')

/** The addresses worth opening, by who opens them. What the sample has no case for any more is left out. */
export const findPages = async ({ core }: XaOi, signers: readonly Signer[], at: Date): Promise<PageGroup[]> => {
  const petitionOf = async (found: Case): Promise<string> => `/don/${await core.cases.openPetitionLink(found, at)}`
  const [own, neighbour] = communesShown
  const officer = signerOf(signers, 'officer', own)
  const supervisor = signerOf(signers, 'supervisor')
  const wanted: (Group & { pages: Wanted[] })[] = [
    {
      title: 'Người dân',
      account: null,
      looksAs: supervisor,
      pages: [
        {
          label: ({ receiptCode }) => `Trò chuyện với Xã Ơi, gõ thử ${receiptCode}`,
          query: { queue: 'open', kind: 'feedback' },
          of: () => '/',
        },
        { label: 'Phiếu hài lòng ở quầy', address: '/kien/xa-me-so' },
        { label: 'Số liệu tháng đã công bố', address: '/so-lieu' },
        { label: 'Giấy tờ cần mang khi đăng ký khai sinh', address: '/giay-to/register-birth' },
        {
          label: ({ receiptCode }) => `Đơn khiếu nại để in, mã ${receiptCode.slice(-4)}`,
          query: { queue: 'all', kind: 'complaint' },
          fits: isDraft,
          of: petitionOf,
        },
        { label: 'Đặt lịch tiếp công dân', address: '/xa/xa-me-so/tiep-dan' },
        { label: 'Quyền riêng tư', address: '/quyen-rieng-tu' },
      ],
    },
    {
      title: 'Cán bộ xã',
      account: officer,
      pages: [
        { label: 'Vụ việc đang mở', address: '/can-bo' },
        { label: 'Việc của tôi', address: inbox('mine') },
        { label: 'Người dân vừa viết thêm', address: inbox('new_answers') },
        { label: 'Tin chưa đến dân', address: inbox('undelivered') },
        { label: 'Người dân đang chờ cán bộ', address: tasksAddress('hand_off') },
        {
          label: 'Vụ việc quá hạn, có ảnh',
          query: { queue: 'overdue' },
          fits: ({ attachments }) => attachments.length > 0,
        },
        {
          label: 'Vụ việc có ảnh và ghi chú nội bộ',
          query: { queue: 'open' },
          fits: (one) => one.attachments.length > 1 && hasNote(one),
        },
        { label: 'Đã hỏi, dân đã trả lời', query: { queue: 'new_answers' }, fits: wasAnswered },
        { label: 'Đã hỏi, dân chưa trả lời', query: { queue: 'awaits_citizen' } },
        {
          label: 'Ghi tại quầy, còn phải báo dân',
          query: { queue: 'open' },
          fits: ({ toTell }) => toTell.some(({ told }) => told === null),
        },
        {
          label: 'Chuyển đi bị trả lại',
          query: { queue: 'open' },
          fits: ({ transfer }) => transfer?.state === 'returned',
        },
        { label: 'Hai nơi cùng không nhận', query: { queue: 'under_way' }, fits: wasReturned },
        { label: 'Được dân chấm điểm', query: { queue: 'all' }, fits: isMarked },
        { label: 'Lịch tiếp công dân của xã', address: '/can-bo/tiep-dan' },
        { label: 'Nhập vụ việc tại quầy', address: '/can-bo/nhap-ho' },
      ],
    },
    {
      title: 'Cán bộ phường được chuyển đến',
      account: signerOf(signers, 'officer', neighbour),
      pages: [{ label: 'Vụ việc chờ tiếp nhận hoặc trả lại', query: { queue: 'under_way' } }],
    },
    {
      title: 'Lãnh đạo xã',
      account: signerOf(signers, 'leader', own),
      pages: [
        { label: 'Hôm nay của xã', address: '/can-bo/hom-nay' },
        { label: 'Chỉ số của xã', address: '/can-bo/chi-so' },
        { label: 'Khảo sát, điểm thấp cần tìm nguyên nhân', address: '/can-bo/khao-sat' },
      ],
    },
    {
      title: 'Giám sát của tỉnh',
      account: supervisor,
      pages: [
        { label: 'Chỉ số toàn tỉnh', address: '/can-bo/chi-so' },
        { label: 'Toàn tỉnh', address: '/can-bo/toan-tinh' },
        { label: 'Số liệu', address: '/can-bo/so-lieu' },
        { label: 'Chuyển đi chưa ai trả lời', address: inbox('unanswered') },
        { label: 'Khiếu nại tạm đình chỉ', query: { queue: 'all', states: ['paused'] } },
        { label: 'Tin chưa gửi được', address: '/can-bo/chua-gui-duoc' },
        { label: 'Yêu cầu xóa dữ liệu', address: tasksAddress('data_request') },
      ],
    },
    {
      title: 'Người xử lý tố cáo',
      account: signerOf(signers, 'denunciation_officer'),
      pages: [
        { label: 'Tố cáo, tin báo đang mở', address: '/can-bo' },
        { label: 'Một tố cáo', query: { queue: 'open', kind: 'denunciation' } },
      ],
    },
    {
      title: 'Người giữ danh tính',
      account: signerOf(signers, 'identity_keeper'),
      pages: [{ label: 'Ai đang xin xem danh tính', address: '/can-bo/danh-tinh' }],
    },
    {
      title: 'Biên tập viên',
      account: signerOf(signers, 'editor'),
      pages: [
        { label: 'Thủ tục', address: '/bien-tap' },
        { label: 'Câu chưa trả lời tốt', address: tasksAddress('unanswered') },
        { label: 'Người dân báo sai', address: tasksAddress('error_report') },
      ],
    },
    ...signers
      .filter(({ account }) => account.role === 'administrator')
      .map(({ account }) => ({
        title: 'Quản trị',
        account,
        pages: [
          { label: 'Tài khoản', address: '/tai-khoan' },
          { label: 'Địa chỉ, giờ làm việc của xã', address: `/can-bo/lien-he?xa=${own}` },
        ],
      })),
  ]

  const pageOf = async (account: Account, one: Wanted): Promise<ShownPage[]> => {
    if ('address' in one) return [one]
    const { label, query, fits = () => true, of = caseAddress } = one
    for (const { id } of (await core.cases.findFor(account, query, at)).cases) {
      const found = await core.cases.getFor(account, id)
      if (fits(found)) return [{ label: typeof label === 'string' ? label : label(found), address: await of(found) }]
    }
    return []
  }

  const groups: PageGroup[] = []
  for (const { title, account, looksAs, pages } of wanted) {
    const shown: ShownPage[] = []
    for (const one of pages) shown.push(...(await pageOf(looksAs ?? account, one)))
    groups.push({ title, account, pages: shown })
  }
  return groups
}
