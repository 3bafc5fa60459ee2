type Category = { label: string; words: readonly string[] }

/** What a case is about; `words` (no diacritics) only propose, citizen and officer may choose another. */
export const categories = {
  environment: {
    label: 'Rác thải, môi trường',
    words: [
      'rac',
      'hoi thoi',
      'o nhiem',
      'xa thai',
      'khoi bui',
      'mui hoi',
      'nuoc thai',
      'on ao',
      'tieng on',
      'loa keo',
    ],
  },
  roads: {
    label: 'Đường sá, thoát nước',
    words: ['duong', 'o ga', 'ngap', 'cong thoat', 'cau', 'via he', 'nap cong', 'lay loi', 'mat duong'],
  },
  lighting: {
    label: 'Điện, nước, đèn đường',
    words: ['den duong', 'chieu sang', 'mat dien', 'cot dien', 'day dien', 'nuoc sach', 'mat nuoc', 'duong ong'],
  },
  land: {
    label: 'Đất đai, xây dựng',
    words: ['dat', 'so do', 'xay dung', 'thu hoi', 'boi thuong', 'giai phong', 'lan chiem', 'cong trinh', 'quy hoach'],
  },
  one_stop: {
    label: 'Hồ sơ, thủ tục hành chính',
    words: ['ho so', 'mot cua', 'thu tuc', 'qua hen', 'tra ket qua', 'le phi', 'chung thuc', 'giay to'],
  },
  officials: {
    label: 'Thái độ, việc làm của cán bộ',
    words: ['can bo', 'cong chuc', 'thai do', 'chu tich', 'hach sach', 'nhung nhieu', 'boi duong', 'lot tay'],
  },
  security: {
    label: 'An ninh, trật tự',
    words: ['trom', 'danh nhau', 'gay roi', 'co bac', 'ma tuy', 'an ninh', 'trat tu', 'cho tha rong'],
  },
  welfare: {
    label: 'Chính sách xã hội',
    words: ['ho ngheo', 'tro cap', 'bao tro', 'nguoi co cong', 'khuyet tat', 'bao hiem', 'thuong binh'],
  },
  schools_health: {
    label: 'Trường học, y tế',
    words: ['truong hoc', 'co giao', 'hoc sinh', 'tram y te', 'mam non', 'benh vien', 'tiem'],
  },
  other: { label: 'Việc khác', words: [] },
} as const satisfies Record<string, Category>

export type CategoryName = keyof typeof categories
export const categoryNames = Object.keys(categories) as CategoryName[]

/** The category whose words occur most in a text without diacritics; 'other' when none does. */
export const proposeCategory = (foldedText: string): CategoryName => {
  const text = ` ${foldedText.slice(0, 5_000)} `
  let best: CategoryName = 'other'
  let most = 0
  for (const name of categoryNames) {
    const words: readonly string[] = categories[name].words
    const score = words.reduce((sum, word) => sum + (text.includes(` ${word} `) ? word.split(' ').length : 0), 0)
    if (score > most) [best, most] = [name, score]
  }
  return best
}
