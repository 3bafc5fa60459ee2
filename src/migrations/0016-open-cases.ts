import type { Migration } from './run-migrations.js'

const openStates = [
  ...['received', 'in_progress', 'answered', 'reopened', 'draft', 'accepted', 'verifying', 'dialogue', 'paused'],
  ...['resumed', 'decided', 'tip', 'tip_inspecting', 'concluded', 'acted_on', 'published', 'inspecting'],
]

/** Until December 2026 lists told by the state alone whether something can still happen. */
export const openCases: Migration = {
  id: '0016-open-cases',
  what: 'every case says whether something can still happen in it',
  async up(database) {
    for (const name of ['cases', 'protected_cases']) {
      const cases = database.collection(name)
      const isUnsaid = { isOpen: { $exists: false } }
      await cases.updateMany({ ...isUnsaid, state: { $in: openStates } }, { $set: { isOpen: true } })
      await cases.updateMany(isUnsaid, { $set: { isOpen: false } })
    }
  },
}
