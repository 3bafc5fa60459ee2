import type { CaseKind } from '../../cases/kinds/index.js'
import type { Matter } from '../matter.js'
import { citing, inspectorate, laws, personAndAddress, personOf } from '../phrases.js'

/** The law behind pausing, resuming and stopping, and within how many working days the decision is sent. */
export const stepRules = (kind: CaseKind): { laws: readonly string[]; article: string; sentWithin: string } =>
  kind === 'denunciation'
    ? { laws: laws.denunciation, article: 'Luật Tố cáo Điều 34', sentWithin: '05' }
    : { laws: laws.complaint, article: 'Nghị định số 155/2026/NĐ-CP Điều 12', sentWithin: '03' }

/**
 * How a decision about the course of a case names the matter and who gets it. Of a denunciation it names no person:
 * the accused gets the same paper as the denouncer.
 */
export const matterInDecision = (
  matter: Matter,
): { short: string; long: string; accepted: string; recipients: readonly string[] } =>
  matter.kind === 'denunciation'
    ? {
        short: 'tố cáo',
        long: `tố cáo đã thụ lý theo ${citing('Quyết định', matter.acceptance)}`,
        accepted: 'Căn cứ Quyết định thụ lý tố cáo',
        recipients: ['Người được nhận theo Điều 34 Luật Tố cáo'],
      }
    : {
        short: `khiếu nại của ${personOf(matter)}`,
        long: `khiếu nại của ${personAndAddress(matter)}, đã thụ lý theo ${citing('Thông báo', matter.acceptance)}`,
        accepted: 'Căn cứ Thông báo thụ lý giải quyết khiếu nại',
        recipients: ['Người khiếu nại', 'Người bị khiếu nại', inspectorate],
      }
