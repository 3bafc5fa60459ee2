import { expect, test } from 'vitest'
import type { CaseStore } from '../../src/cases/case-store.js'
import { createChangeWatch } from '../../src/cases/inbox/watch-changes.js'
import { buildAccount } from '../accounts/build-account.js'

const at = (second: number) => new Date(Date.UTC(2026, 10, 30, 3, 0, second))

const createFakes = () => {
  const changes: { updatedAt: Date; desks: string[]; isProtected: boolean }[] = []
  const asked: boolean[] = []
  const findChangedSince = async (since: Date, { isProtected }: { isProtected: boolean }) => {
    asked.push(isProtected)
    return changes.filter((one) => one.isProtected === isProtected && one.updatedAt > since)
  }
  const watch = createChangeWatch({ findChangedSince } as unknown as Pick<CaseStore, 'findChangedSince'>)
  const heard: string[] = []
  const listen = (name: string, desk: string | null, isProtected = false) =>
    watch.subscribe({
      account: buildAccount('officer'),
      desk,
      isProtected,
      tell: () => heard.push(name),
      beat: () => undefined,
    })
  return { changes, asked, watch, heard, listen }
}

test('pages of the desk and of the whole province hear of a change once, others and the other collection don’t', async () => {
  const { changes, watch, heard, listen } = createFakes()
  listen('commune', '12049')
  listen('neighbour', '11953')
  listen('province', null)
  listen('sealed', null, true)
  await watch.poll(at(0))
  changes.push({ updatedAt: at(1), desks: ['12049'], isProtected: false })
  await watch.poll(at(3))
  await watch.poll(at(6))
  expect(heard).toEqual(['commune', 'province'])
  changes.push({ updatedAt: at(7), desks: ['province'], isProtected: true })
  await watch.poll(at(9))
  expect(heard).toEqual(['commune', 'province', 'sealed'])
})

test('the database isn’t asked while nobody listens, and who begins to listen hears nothing old', async () => {
  const { changes, asked, watch, heard, listen } = createFakes()
  changes.push({ updatedAt: at(1), desks: ['12049'], isProtected: false })
  await watch.poll(at(2))
  const stop = listen('commune', '12049')
  await watch.poll(at(5))
  expect([asked.includes(true), heard]).toEqual([false, []])
  stop()
  changes.push({ updatedAt: at(6), desks: ['12049'], isProtected: false })
  await watch.poll(at(8))
  expect(heard).toEqual([])
})
