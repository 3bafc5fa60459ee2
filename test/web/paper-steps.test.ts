import { expect, test } from 'vitest'
import { actsFor } from '../../src/cases/perform-act.js'
import { stepsToRecord } from '../../src/web/console/paper-steps.js'
import { accountFor, at, caseIn, clocks } from '../cases/case-parts.js'

test('the step of an extension takes the days of its paper over, with number, day and signer', () => {
  const day = '2026-11-20'
  const starts = [{ clock: 'tc.resolve' as const, day }]
  const found = caseIn(
    'denunciation',
    'verifying',
    clocks.afterStep({ clocks: [], category: 'other', findings: [], day, starts, stops: [] }),
  )
  const acts = actsFor({ account: accountFor('denunciation'), found, remoteCommunes: new Set(), at })
  const paper = {
    id: 'p',
    kind: 'gia-han' as const,
    label: 'Quyết định gia hạn giải quyết tố cáo',
    number: '05/QĐ-UBND-TC',
    day: '2026-11-24',
    signer: 'Bình',
    passedOn: { days: '10' },
    recordedBy: ['act:extend'],
  }
  const offered = { moves: [], acts, mayTakeBack: false, later: [] } as unknown as Parameters<
    typeof stepsToRecord
  >[2]['offered']
  expect(stepsToRecord(found, [paper], { offered, duties: [] })).toMatchObject([
    {
      form: 'act-extend',
      values: { paper_number: '05/QĐ-UBND-TC', paper_date: '2026-11-24', paper_signer: 'Bình', days: '10' },
    },
  ])
})
