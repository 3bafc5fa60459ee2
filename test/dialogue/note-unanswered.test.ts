import { expect, test } from 'vitest'
import type { Turn } from '../../src/dialogue/flow.js'
import { noteUnanswered } from '../../src/dialogue/note-unanswered.js'
import type { NewTask } from '../../src/tasks/task.js'

test('what couldn’t be answered is kept with the message that said it, what it was taken for and the nearest procedure', async () => {
  const opened: NewTask[] = []
  const now = new Date('2026-11-25T03:00:00Z')
  const turn = {
    slices: { tasks: { open: async (task: NewTask) => void opened.push(task) } },
    message: { id: 'web:1:2', chat: 'web:1', text: 'nuôi voi' },
    understood: { intent: 'procedure_info', confidence: 0.4, candidates: [{ slug: 'register-birth' }, { slug: 'b' }] },
    now,
  } as unknown as Turn
  await noteUnanswered(turn)
  await noteUnanswered({ ...turn, understood: { ...turn.understood, candidates: [] } })
  const facts = { text: 'nuôi voi', intent: 'procedure_info', confidence: 0.4, nearest: 'register-birth' }
  const task = { kind: 'unanswered', openedBy: 'web:1:2', chat: 'web:1', at: now, facts }
  expect(opened).toEqual([task, { ...task, facts: { ...facts, nearest: null } }])
})
