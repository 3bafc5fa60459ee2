/** The statutes by the short names that the tables use, as people call them. */
const statutes: Readonly<Record<string, string>> = {
  LKN: 'Luật Khiếu nại',
  LTCD: 'Luật Tiếp công dân',
  LTC: 'Luật Tố cáo',
  LTTHC: 'Luật Tố tụng hành chính',
  L91: 'Luật Bảo vệ dữ liệu cá nhân',
  NĐ20: 'Nghị định 20/2008',
  NĐ31: 'Nghị định 31/2019',
  NĐ124: 'Nghị định 124/2020',
  NĐ154: 'Nghị định 154/2026',
  NĐ155: 'Nghị định 155/2026',
  NĐ156: 'Nghị định 156/2026',
  NĐ356: 'Nghị định 356/2025',
}

/** '33.1' -> 'Điều 33 khoản 1', '41.3.b' -> 'Điều 41 khoản 3 điểm b', '30.2–30.4' -> 'Điều 30 khoản 2–4'. */
const nameOne = (article: string): string => {
  const range = /^(\w+)\.(\w+)–\1\.(\w+)$/u.exec(article)
  if (range) return `Điều ${range[1]} khoản ${range[2]}–${range[3]}`
  const [number, clause, point] = article.split('.')
  return [`Điều ${number}`, ...(clause ? [`khoản ${clause}`] : []), ...(point ? [`điểm ${point}`] : [])].join(' ')
}

/** An article of the tables in words: 'LKN 33.1; NĐ155 Đ10' -> 'Luật Khiếu nại Điều 33 khoản 1; Nghị định 155/2026 Điều 10'. */
export const nameArticle = (article: string): string =>
  article
    .split('; ')
    .map((cited) => {
      const [short = '', ...rest] = cited.split(' ')
      const statute = statutes[short]
      if (!statute) return cited
      const articles = rest.join(' ').split(', ').filter(Boolean)
      return [statute, articles.map((one) => nameOne(one.replace(/^Đ/u, ''))).join(', ')].filter(Boolean).join(' ')
    })
    .join('; ')
