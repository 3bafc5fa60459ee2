import type { Migration } from './run-migrations.js'

const begins = /^Tôi góp ý về “(.+?)” của /

type Notice = { _id: string; communeCode: string; title: string; comments?: string[] }

/** Until December 2026 a comment on a notice was told from another report by the words that it begins with alone. */
export const commentsOnNotices: Migration = {
  id: '0020-comments-on-notices',
  what: 'every comment on a notice that is published stands with that notice, where one alone bears its title',
  async up(database) {
    const notices = database.collection<Notice>('publications')
    const cases = database.collection<{ _id: string; text: string; agency: { communeCode: string | null } }>('cases')
    const asked = { kind: 'feedback', text: begins }
    for await (const { _id, text, agency } of cases.find(asked, { projection: { text: 1, agency: 1 } })) {
      const [, title = ''] = begins.exec(text) ?? []
      const { communeCode } = agency
      if (communeCode === null) continue
      const [only, other] = await notices.find({ communeCode, title }, { projection: { _id: 1 } }).toArray()
      if (only && !other) await notices.updateOne({ _id: only._id }, { $addToSet: { comments: _id } })
    }
  },
}
