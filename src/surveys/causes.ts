/** Why a mark was low, as an officer of another desk finds. */
export const causes = {
  process: { label: 'Quy trình rườm rà' },
  papers: { label: 'Giấy tờ đòi thêm, không rõ' },
  officer: { label: 'Cách làm việc của cán bộ' },
  time: { label: 'Chậm, trễ hẹn' },
  fee: { label: 'Phí, lệ phí' },
  facility: { label: 'Nơi tiếp dân, trang bị' },
  system: { label: 'Phần mềm, đường truyền' },
} as const

export type CauseName = keyof typeof causes
export const causeNames = Object.keys(causes) as CauseName[]
