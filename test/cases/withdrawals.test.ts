import { describe, expect, test } from 'vitest'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import { changeState, movesFor } from '../../src/cases/change-state.js'
import { actsOf, type CaseKind, kindNames, type StateName, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import { actsFor, performAct } from '../../src/cases/perform-act.js'
import { mayTakeBack, takeBackStep } from '../../src/cases/take-back-step.js'
import { accountFor, after, at, caseIn, clocks, recordingStore } from './case-parts.js'

let count = 0
const event = (more: Partial<TimelineEvent>): TimelineEvent =>
  ({
    id: String(count++),
    at,
    by: { role: 'staff', accountId: '1', name: 'A' },
    what: 'acted',
    from: null,
    to: null,
    text: null,
    paper: null,
    ...more,
  }) as TimelineEvent
const act = (to: string): TimelineEvent => event({ to })
const toldForced = event({ what: 'added', text: 'bị ép', facts: { isCoerced: true } })
const received = event({ what: 'moved', to: 'received' as never, facts: { day: '2026-11-10' } })

const verbOn = (found: Case) => {
  const { store, last } = recordingStore()
  return {
    verb: { store, clocks, remoteCommunes: new Set<string>(), account: accountFor(found.kind), found, at },
    last,
  }
}
const form = {
  text: 'x',
  paper_number: '1/QĐ-UBND',
  paper_date: '2026-11-25',
  paper_signer: 'Trần Văn Nam',
  day: '2026-11-25',
}

/** Every move on the ground of a withdrawal, from every state that leads there. */
const ends = kindNames.flatMap((kind) =>
  stateNamesOf(kind).flatMap((to) => {
    const ground = ['withdrawn', 'free'].find((one) => Object.hasOwn(stateOf(kind, to).grounds ?? {}, one))
    const from = stateNamesOf(kind).filter((state) => stateOf(kind, state).next.some((next) => next === to))
    return ground ? from.map((state) => ({ kind, state, to: to as StateName, ground })) : []
  }),
)

describe.each(ends)('$to of $kind from $state', ({ kind, state, to, ground }) => {
  const move = (...timeline: TimelineEvent[]) => {
    const { verb, last } = verbOn(caseIn(kind as CaseKind, state as never, { timeline: [received, ...timeline] }))
    return changeState(verb, { to, ground, ...form }).then(last)
  }
  test('needs a signed withdrawal, with its day', async () => {
    if (stateOf(kind, to).asks.includes('letter')) {
      const { verb } = verbOn(caseIn(kind as CaseKind, state as never))
      await expect(changeState(verb, { to, ground, ...form, day: '' })).rejects.toThrow(/ngày nhận đơn/)
      return
    }
    await expect(move()).rejects.toThrow(/Chưa ghi đơn rút/)
    await expect(move(act('withdraw_part'))).rejects.toThrow(/Chưa ghi đơn rút/)
    await expect(move(act('withdrawal_received'))).resolves.toMatchObject({ set: { state: to } })
  })
  test('isn’t done while coercion stands recorded, by whom ever', async () => {
    const free = act('withdrawal_received')
    for (const said of [act('withdrawal_forced'), toldForced]) {
      await expect(move(free, said)).rejects.toThrow(/bị ép/)
      await expect(move(said, free)).rejects.toThrow(/bị ép/)
      await expect(move(said, act('withdrawal_checked'), free)).resolves.toMatchObject({ set: { state: to } })
      await expect(move(free, act('withdrawal_checked'), said)).rejects.toThrow(/bị ép/)
    }
  })
})

test('what ends on a withdrawal is found in every kind that has one', () => {
  expect(new Set(ends.map(({ kind, to }) => `${kind} ${to}`))).toEqual(
    new Set(
      ['complaint', 'second_complaint', 'denunciation'].flatMap((kind) => [`${kind} stopped`, `${kind} withdrawn`]),
    ),
  )
})

test('a withdrawal of what is forced isn’t recorded, and none before the letter', async () => {
  for (const kind of ['complaint', 'second_complaint', 'denunciation'] as const)
    for (const state of actsOf(kind).withdrawal_received?.in ?? []) {
      const { verb } = verbOn(caseIn(kind, state as never, { timeline: [received] }))
      const withdraw = (more: object) =>
        performAct(verb, { act: 'withdrawal_received', ground: 'free', ...form, ...more })
      await expect(withdraw({ ground: 'forced' })).rejects.toThrow(/bị ép/)
      await expect(withdraw({ day: '' })).rejects.toThrow(/ngày nhận đơn/)
      await expect(withdraw({ day: '2026-11-09' })).rejects.toThrow(/10\/11\/2026/)
      await expect(withdraw({})).resolves.toBeUndefined()
    }
})

test('another stop needs none', async () => {
  const { verb } = verbOn(caseIn('complaint', 'verifying', { timeline: [received] }))
  await expect(changeState(verb, { to: 'stopped', ...form, ground: 'died' })).resolves.toBeUndefined()
})

describe('a complaint that was stopped', () => {
  const stopped = (ground: string, ...more: TimelineEvent[]) =>
    caseIn('complaint', 'stopped', {
      timeline: [received, event({ what: 'moved', to: 'stopped' as never, facts: { ground } }), ...more],
    })
  const take = (found: Case) => changeState(verbOn(found).verb, { to: 'received', ...form })
  test('because it was withdrawn freely isn’t taken up again, unless the person was forced', async () => {
    const free = stopped('withdrawn')
    await expect(take(free)).rejects.toThrow(/Điều 10/)
    expect(movesFor(verbOn(free).verb)).toEqual([])
    expect(actsFor(verbOn(free).verb).map((one) => one.act)).toContain('withdrawal_forced')
    const { verb, last } = verbOn(free)
    await performAct(verb, { act: 'withdrawal_forced', ...form })
    await expect(take(after(free, last()))).resolves.toBeUndefined()
    await expect(take(stopped('withdrawn', toldForced))).resolves.toBeUndefined()
  })
  test('for another reason is', () => expect(take(stopped('died'))).resolves.toBeUndefined())
  test('and taken up again needs another withdrawal to be stopped as withdrawn', async () => {
    const again = caseIn('complaint', 'verifying', {
      timeline: [
        act('withdrawal_received'),
        act('withdrawal_forced'),
        event({ what: 'moved', to: 'received' as never }),
        act('withdrawal_checked'),
      ],
    })
    await expect(changeState(verbOn(again).verb, { to: 'stopped', ground: 'withdrawn', ...form })).rejects.toThrow(
      /Chưa ghi đơn rút/,
    )
  })
})

const step = async (found: Case, take: (verb: ReturnType<typeof verbOn>['verb']) => Promise<void>) => {
  const { verb, last } = verbOn(found)
  await take(verb)
  const change = last()
  return { found: after(found, change), change }
}

describe('a denunciation whose sender was forced to withdraw', () => {
  const signed = async (): Promise<Case> => {
    const { verb, last } = verbOn(caseIn('denunciation', 'draft', { openedAt: new Date('2026-11-18T03:00:00Z') }))
    await changeState(verb, { to: 'received', ...form, day: '2026-11-20' })
    return after(verb.found, last())
  }
  const withdrawn = async () =>
    step(await signed(), (verb) => changeState(verb, { to: 'withdrawn', ...form, ground: 'free' }))
  const goOn = (found: Case) =>
    step(found, (verb) => performAct(verb, { act: 'withdrawal_void', text: 'Gọi điện ngày 25/11.' }))

  test('goes on where it was, with the same last days, and is told so without why', async () => {
    const before = await signed()
    const { found: ended } = await withdrawn()
    expect(ended.clocks.every(({ stoppedOn }) => stoppedOn !== null)).toBe(true)
    const { found, change } = await goOn(ended)
    expect(found.state).toBe('received')
    expect(found.clocks).toEqual(before.clocks)
    expect(found.dueAt).toEqual(before.dueAt)
    expect(change.event).toMatchObject({ what: 'moved', from: 'withdrawn', to: 'received' })
    expect(change.outgoing).toHaveLength(1)
    expect(change.outgoing[0]?.text).toMatch(/không còn tính.*Điều 33.*Hạn: \d\d\/\d\d\/2026/)
    expect(change.outgoing[0]?.text).not.toMatch(/ép|bấm nhầm|Gọi điện/)
  })
  test('can’t be withdrawn again before minutes say that nobody forces them', async () => {
    const { found } = await goOn((await withdrawn()).found)
    const again = (one: Case) => changeState(verbOn(one).verb, { to: 'withdrawn', ...form, ground: 'free' })
    await expect(again(found)).rejects.toThrow(/bị ép/)
    const { found: checked } = await step(found, (verb) =>
      performAct(verb, { act: 'withdrawal_checked', ...form, text: 'x' }),
    )
    await expect(again(checked)).resolves.toBeUndefined()
  })
  test('isn’t told of a slip once they said that they are forced; before that it may be one', async () => {
    const { found: ended } = await withdrawn()
    const seen = (found: Case) => ({ account: accountFor('denunciation'), found, at })
    expect(mayTakeBack(seen(ended))).toBe(true)
    const told = { ...ended, timeline: [...ended.timeline, toldForced] }
    expect(mayTakeBack(seen(told))).toBe(false)
    await expect(takeBackStep(verbOn(told).verb, { text: 'x', unsent: '1' })).rejects.toThrow()
    expect(actsFor(verbOn(told).verb).map(({ act: name }) => name)).toContain('withdrawal_void')
    expect(mayTakeBack(seen((await goOn(told)).found))).toBe(false)
  })
  test('is protected on request after the withdrawal, too', async () => {
    const { found } = await step((await withdrawn()).found, (verb) =>
      performAct(verb, { act: 'protection_requested', ground: 'urgent', text: 'bị đe dọa' }),
    )
    expect(found.protection).toBe('urgent')
  })
  test('goes on after a stop by decision, and the old withdrawal stops it no more', async () => {
    const { verb } = verbOn(await signed())
    const accepted = await step(verb.found, (one) =>
      changeState(one, { to: 'accepted', ...form, signer_checked: '1', paper_number: '2/QĐ-UBND' }),
    )
    const asked = await step(accepted.found, (one) =>
      performAct(one, { act: 'withdrawal_received', ...form, ground: 'free' }),
    )
    const stop = { to: 'stopped', ...form, ground: 'withdrawn', signer_checked: '1', paper_number: '3/QĐ-UBND' }
    const { found: stopped } = await step(asked.found, (one) => changeState(one, stop))
    const { found } = await goOn(stopped)
    expect(found.state).toBe('accepted')
    const open = (one: Case) => one.clocks.filter(({ stoppedOn }) => stoppedOn === null).map(({ clockId }) => clockId)
    expect(open(found)).toEqual(open(accepted.found))
    const { found: checked } = await step(found, (one) =>
      performAct(one, { act: 'withdrawal_checked', ...form, text: 'x' }),
    )
    await expect(changeState(verbOn(checked).verb, stop)).rejects.toThrow(/Chưa ghi đơn rút/)
  })
  test('only what a withdrawal ended goes on so', async () => {
    const died = caseIn('denunciation', 'stopped', {
      timeline: [received, event({ what: 'moved', to: 'stopped' as never, facts: { ground: 'died' } })],
    })
    expect(actsFor(verbOn(died).verb).map(({ act: name }) => name)).not.toContain('withdrawal_void')
    await expect(goOn(died)).rejects.toThrow()
  })
})
