import type { Indicator } from '../indicator.js'
import { askAgain } from './ask-again.js'
import { askKnown } from './ask-known.js'
import { askList } from './ask-list.js'
import { askOnline } from './ask-online.js'
import { askPerson } from './ask-person.js'
import { askUnknown } from './ask-unknown.js'
import { catCover } from './cat-cover.js'
import { catError } from './cat-error.js'
import { catFee } from './cat-fee.js'
import { catFix } from './cat-fix.js'
import { catFresh } from './cat-fresh.js'
import { catFull } from './cat-full.js'
import { catLag } from './cat-lag.js'
import { knTime } from './kn-time.js'
import { paBounce } from './pa-bounce.js'
import { paDays } from './pa-days.js'
import { paExt } from './pa-ext.js'
import { paFirst } from './pa-first.js'
import { paLate } from './pa-late.js'
import { paMove } from './pa-move.js'
import { paNotice } from './pa-notice.js'
import { paPublic } from './pa-public.js'
import { paRate } from './pa-rate.js'
import { paReopen } from './pa-reopen.js'
import { paRepeat } from './pa-repeat.js'
import { paSat766 } from './pa-sat766.js'
import { paSilent } from './pa-silent.js'
import { paSorry } from './pa-sorry.js'
import { paStaff } from './pa-staff.js'
import { paTime } from './pa-time.js'
import { paTime766 } from './pa-time766.js'
import { paWhy } from './pa-why.js'
import { pubItems } from './pub-items.js'
import { pubTime } from './pub-time.js'
import { svAccess } from './sv-access.js'
import { svBack } from './sv-back.js'
import { svExtra } from './sv-extra.js'
import { svOnce } from './sv-once.js'
import { svPakn } from './sv-pakn.js'
import { svResult } from './sv-result.js'
import { svStaff } from './sv-staff.js'
import { svTrips } from './sv-trips.js'
import { svTthc } from './sv-tthc.js'
import { svWish } from './sv-wish.js'
import { tcTime } from './tc-time.js'
import { tcdHeld } from './tcd-held.js'

/** The figures of docs/indicators.md, in its order: one file each. */
export const indicators: readonly Indicator[] = [
  catFull,
  catCover,
  catFresh,
  catLag,
  catFee,
  catError,
  catFix,
  pubItems,
  pubTime,
  askKnown,
  askUnknown,
  askAgain,
  askList,
  askPerson,
  askOnline,
  paRate,
  paNotice,
  paTime,
  paTime766,
  paFirst,
  paDays,
  paLate,
  paExt,
  paSorry,
  paSilent,
  paMove,
  paBounce,
  paWhy,
  paReopen,
  paSat766,
  paRepeat,
  paPublic,
  paStaff,
  knTime,
  tcTime,
  tcdHeld,
  svAccess,
  svTthc,
  svStaff,
  svResult,
  svPakn,
  svOnce,
  svTrips,
  svExtra,
  svBack,
  svWish,
]

export const indicatorNamed = (id: string): Indicator | undefined => indicators.find((one) => one.id === id)
