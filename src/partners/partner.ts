/** What a key opens, and how people read it. */
export const scopes = {
  'cases:read': 'Đọc vụ việc: mã, trạng thái, thời hạn; không có lời kể và người gửi',
  'cases:write': 'Gửi phản ánh thay người dân',
  webhooks: 'Nhận tin khi vụ việc hoặc thủ tục thay đổi',
} as const

export type Scope = keyof typeof scopes
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]

/** Another system that calls the API with a key of its own. */
export type Partner = {
  id: string
  name: string
  scopes: readonly Scope[]
  /** Whose cases it reads; null: those of the whole province. */
  communeCode: string | null
  createdAt: Date
  revokedAt: Date | null
}
