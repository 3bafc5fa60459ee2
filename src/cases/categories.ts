type Category = { label: string }

/** What a case is about: guessed when it is sent (src/understanding/categories), changed by an officer. */
export const categories = {
  environment: { label: 'Rác thải, môi trường' },
  roads: { label: 'Đường sá, thoát nước' },
  lighting: { label: 'Điện, nước, đèn đường' },
  land: { label: 'Đất đai, xây dựng' },
  one_stop: { label: 'Hồ sơ, thủ tục hành chính' },
  officials: { label: 'Thái độ, việc làm của cán bộ' },
  security: { label: 'An ninh, trật tự' },
  welfare: { label: 'Chính sách xã hội' },
  schools_health: { label: 'Trường học, y tế' },
  other: { label: 'Việc khác' },
} as const satisfies Record<string, Category>

export type CategoryName = keyof typeof categories
export const categoryNames = Object.keys(categories) as CategoryName[]

/** The category of this name; 'other' where there is none. */
export const categoryNamed = (name: string): CategoryName => categoryNames.find((one) => one === name) ?? 'other'
