/** Why an answer wants a second look. It counts all the same: figures show how many are flagged. */
export const flags = {
  same_device: { label: 'Nhiều phiếu từ một máy' },
  same_network: { label: 'Nhiều phiếu từ một đường mạng' },
  only_good: { label: 'Người nhập chỉ nhập phiếu tốt' },
  last_minute: { label: 'Vụ việc đóng sát hạn' },
  reopened: { label: 'Vụ việc bị mở lại sau khi chấm' },
  officer_near: { label: 'Có cán bộ đứng cạnh' },
  typed_by_staff: { label: 'Cán bộ nhập hộ' },
} as const

export type FlagName = keyof typeof flags

export const flagLabel = (name: string): string => flags[name as FlagName]?.label ?? name

/** More answers than these from one device or network in a day, or from one chat in a month, are more than usual. */
export const usual = { device: 3, network: 20, chat: 5 } as const
/** From so many answers on that one account typed in a month, none of them bad is too good. */
export const typedLooked = 10
