import type { Case } from '../../src/cases/case.js'
import type { CaseKind, StateName } from '../../src/cases/kinds/index.js'
import { communeAgency, provinceDenunciations } from '../../src/routing/route-case.js'

const at = new Date('2026-12-01T02:00:00Z')

/** A case as papers read it; a state other than the first has the official papers that lead there. */
export const buildCase = <K extends CaseKind>(kind: K, changes: Partial<Case> & { state: StateName<K> }): Case => {
  const isProtected = kind === 'denunciation' || kind === 'tip'
  return {
    id: '65f000000000000000000001',
    kind,
    category: 'other',
    receiptCode: 'ABCDE-23456',
    text: 'Xã thu hồi 120 m² đất vườn của gia đình tôi theo Quyết định số 12/QĐ-UBND nhưng không bồi thường cây cối trên đất.',
    placeText: 'thôn Đoài',
    communeCode: '12049',
    when: '01/09/2026',
    against: 'Chủ tịch UBND xã',
    request: 'Hủy quyết định số 12, bồi thường cây cối trên đất',
    evidence: 'Quyết định số 12/QĐ-UBND (bản sao)\nẢnh thửa đất, 3 tờ',
    attachments: [],
    reporter: { name: 'Trần Thị Ngọc Lan', address: 'Thôn Đoài, xã Mễ Sở', phone: '0912 345 678' },
    agency: isProtected ? provinceDenunciations : communeAgency('12049'),
    keptFrom: null,
    routedBecause: 'thử',
    chat: 'web:thu',
    clocks: [],
    dueAt: null,
    timeline: (['received', 'accepted', 'paused', 'decided', 'concluded'] as const).map((to, index) => ({
      id: `moved-${to}`,
      at,
      by: { role: 'staff' as const, accountId: 'a', name: 'Lan' },
      what: 'moved' as const,
      from: 'draft' as const,
      to,
      text: null,
      paper: { number: `${index + 7}/TB-UBND`, date: `2026-12-0${index + 1}`, signer: 'Nguyễn Văn Bình' },
    })),
    awaitsCitizen: false,
    rating: null,
    openedAt: at,
    updatedAt: at,
    version: 3,
    ...changes,
  } as Case
}
