/** Everything that staff can do, and who may. A page or verb asks `can(account, permission, place)`. */
/** `province_matters`: what lies with an office of the province itself. */
type Reach = 'own_commune' | 'whole_province' | 'province_matters'
type RoleDefinition = {
  label: string
  /** Whether accounts of this role belong to one commune. */
  isOfCommune: boolean
  permissions: Partial<Record<Permission, Reach>>
}

export const permissions = {
  view_cases: 'xem vụ việc',
  handle_cases: 'trả lời, hỏi thêm, chuyển vụ việc',
  decide_cases: 'ghi đơn đã ký, thụ lý, từ chối, quyết định',
  lead_commune: 'xem việc trong ngày của xã theo cán bộ, nhắc cán bộ, đặt chia việc',
  close_reopened: 'đóng lần hai phản ánh đã mở lại',
  inspect_cases: 'xem vụ việc thường, đã che thông tin người dân',
  reroute_cases: 'chuyển hàng loạt vụ việc',
  view_figures: 'xem số liệu vụ việc',
  view_own_figures: 'xem chỉ số của xã, phường mình',
  publish_figures: 'công bố số liệu hằng tháng',
  view_protected: 'xem tố cáo và tin báo',
  handle_protected: 'xử lý tố cáo và tin báo',
  lend_identity: 'cho người xử lý xem danh tính người tố cáo',
  consent_to_officers: 'đồng ý cấp tài khoản xem tố cáo và tin báo',
  answer_hand_offs: 'trả lời người dân cần gặp cán bộ',
  view_reception: 'xem lịch tiếp công dân, ai đã đặt',
  manage_reception: 'lập, đăng, hoãn lịch tiếp công dân, ghi ai đến',
  edit_contacts: 'sửa địa chỉ, giờ làm việc, điện thoại của xã',
  approve_contacts: 'duyệt, nhập liên hệ của các xã, phường',
  publish: 'đăng nội dung xã, phường phải công khai',
  view_surveys: 'xem kết quả khảo sát',
  handle_surveys: 'nhập phiếu khảo sát, ghi nguyên nhân, làm việc sau khảo sát',
  edit_catalog: 'sửa và công bố thủ tục',
  manage_accounts: 'quản lý tài khoản',
  view_audit: 'xem nhật ký truy cập',
  manage_delivery: 'xem tin chưa gửi được và gửi lại',
  handle_data_requests: 'giải quyết yêu cầu xóa dữ liệu',
  edit_calendar: 'sửa lịch nghỉ, xem các quy định về thời hạn',
  hold_cases: 'giữ hồ sơ quá hạn lưu, bỏ giữ',
  manage_partners: 'cấp, thu hồi khóa cho đơn vị, phần mềm ngoài',
  manage_breaches: 'ghi sự cố dữ liệu cá nhân, theo dõi hạn 72 giờ',
  run_service: 'xem tình trạng vận hành, dừng và mở kênh',
} as const

export type Permission = keyof typeof permissions

const defineRoles = <R extends string>(table: Record<R, RoleDefinition>) => table

export const roles = defineRoles({
  officer: {
    label: 'Cán bộ tiếp nhận',
    isOfCommune: true,
    permissions: {
      view_cases: 'own_commune',
      handle_cases: 'own_commune',
      decide_cases: 'own_commune',
      answer_hand_offs: 'own_commune',
      view_reception: 'own_commune',
      manage_reception: 'own_commune',
      edit_contacts: 'own_commune',
      publish: 'own_commune',
      view_surveys: 'own_commune',
      handle_surveys: 'own_commune',
    },
  },
  leader: {
    label: 'Lãnh đạo xã, phường',
    isOfCommune: true,
    permissions: {
      view_cases: 'own_commune',
      handle_cases: 'own_commune',
      decide_cases: 'own_commune',
      close_reopened: 'own_commune',
      lead_commune: 'own_commune',
      hold_cases: 'own_commune',
      view_own_figures: 'own_commune',
      answer_hand_offs: 'own_commune',
      view_reception: 'own_commune',
      manage_reception: 'own_commune',
      edit_contacts: 'own_commune',
      publish: 'own_commune',
      view_surveys: 'own_commune',
      handle_surveys: 'own_commune',
    },
  },
  denunciation_officer: {
    label: 'Người xử lý tố cáo',
    isOfCommune: false,
    permissions: {
      view_protected: 'whole_province',
      handle_protected: 'whole_province',
      consent_to_officers: 'whole_province',
      hold_cases: 'whole_province',
    },
  },
  identity_keeper: {
    label: 'Người giữ danh tính',
    isOfCommune: false,
    permissions: { lend_identity: 'whole_province' },
  },
  province_officer: {
    label: 'Cán bộ tiếp công dân của tỉnh',
    isOfCommune: false,
    permissions: {
      view_cases: 'whole_province',
      handle_cases: 'whole_province',
      decide_cases: 'province_matters',
      view_reception: 'whole_province',
    },
  },
  supervisor: {
    label: 'Giám sát của tỉnh',
    isOfCommune: false,
    permissions: {
      view_cases: 'whole_province',
      handle_cases: 'whole_province',
      close_reopened: 'whole_province',
      lead_commune: 'whole_province',
      hold_cases: 'whole_province',
      reroute_cases: 'whole_province',
      view_figures: 'whole_province',
      view_own_figures: 'whole_province',
      publish_figures: 'whole_province',
      answer_hand_offs: 'whole_province',
      publish: 'whole_province',
      view_surveys: 'whole_province',
      handle_surveys: 'whole_province',
      view_reception: 'whole_province',
      edit_contacts: 'whole_province',
      approve_contacts: 'whole_province',
      view_audit: 'whole_province',
      manage_delivery: 'whole_province',
      handle_data_requests: 'whole_province',
    },
  },
  inspector: {
    label: 'Thanh tra, Mặt trận Tổ quốc',
    isOfCommune: false,
    permissions: {
      inspect_cases: 'whole_province',
      view_surveys: 'whole_province',
      view_figures: 'whole_province',
      view_own_figures: 'whole_province',
      view_audit: 'whole_province',
    },
  },
  editor: {
    label: 'Biên tập thủ tục',
    isOfCommune: false,
    permissions: { edit_catalog: 'whole_province' },
  },
  administrator: {
    label: 'Quản trị',
    isOfCommune: false,
    permissions: {
      manage_accounts: 'whole_province',
      edit_calendar: 'whole_province',
      manage_partners: 'whole_province',
      manage_breaches: 'whole_province',
      run_service: 'whole_province',
      edit_contacts: 'whole_province',
      approve_contacts: 'whole_province',
      view_audit: 'whole_province',
      manage_delivery: 'whole_province',
    },
  },
})

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as Role[]

const mayIn = (role: Role, permission: Permission): boolean => permission in roles[role].permissions

/** Who holds keys of protected cases: their accounts get a link only with the consent of one in office, but for the first. */
export const needsConsent = (role: Role): boolean => mayIn(role, 'view_protected') || mayIn(role, 'lend_identity')

/** Who consents: the first of them needs nobody, for there is nobody yet. */
export const mayBeFirst = (role: Role): boolean => mayIn(role, 'consent_to_officers')

/** Who gives out accounts: their own accounts get links, and become such, by two persons. */
export const givesOutAccounts = (role: Role): boolean => mayIn(role, 'manage_accounts')

/** Who gives out accounts or opens protected cases signs in with a code beside the password. */
export const needsSecondFactor = (role: Role): boolean => givesOutAccounts(role) || needsConsent(role)

const consentingRoles: readonly Role[] = roleNames.filter((role) => mayIn(role, 'consent_to_officers'))
const keepingRoles: readonly Role[] = roleNames.filter((role) => mayIn(role, 'lend_identity'))

/**
 * The roles whose accounts consent to a link of this one: whoever keeps identities is let in by another who does, never by
 * those from whom identities are kept.
 */
export const consentersOf = (role: Role): readonly Role[] =>
  mayIn(role, 'lend_identity') ? keepingRoles : consentingRoles

/** How those are called who consent to a link, or confirm it. */
export const consentersLabel = (role: Role): string =>
  (givesOutAccounts(role) ? roleNames.filter(givesOutAccounts) : consentersOf(role))
    .map((one) => roles[one].label)
    .join(', ')

export type Account = {
  id: string
  userName: string
  displayName: string
  role: Role
  /** Code of the account's commune; null for roles of the province. */
  communeCode: string | null
}

/**
 * Whether an account may do something at a place. `communeCode` is the commune whose matter it is; null is a matter
 * of the province, which only accounts with the whole province or its own matters in reach may touch; left out: is there any place at all.
 */
export const can = (account: Account, permission: Permission, communeCode?: string | null): boolean => {
  const reach = roles[account.role].permissions[permission as keyof (typeof roles)[Role]['permissions']] as
    | Reach
    | undefined
  if (!reach) return false
  if (reach === 'whole_province' || communeCode === undefined) return true
  if (reach === 'province_matters') return communeCode === null
  return communeCode !== null && communeCode === account.communeCode
}
