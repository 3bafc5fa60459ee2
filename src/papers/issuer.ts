import { getCommune } from '../places/communes.js'

/** Who sends a paper, as it is written there. */
export type Issuer = {
  /** Names its registers of numbers: 'commune:12049', 'province', 'province:protected'. */
  key: string
  /** The lines of its name at the top. */
  lines: readonly string[]
  /** 'Ủy ban nhân dân xã Yên Mỹ' */
  name: string
  /** 'Chủ tịch Ủy ban nhân dân xã Yên Mỹ' */
  chairman: string
  place: string
  /** Ends a number: 'UBND' in '05/TB-UBND'. */
  symbol: string
  /** Whose chairman decides a second complaint (Luật Khiếu nại Điều 7). */
  superior: string
}

const provinceName = 'Hưng Yên'
const committee = 'Ủy ban nhân dân'

/**
 * The committee of a commune (its code) or of the province (null). Papers of protected cases are numbered in a register
 * of their own with '-TC': secret papers have their own numbers, and a number is given once a year (Nghị định
 * 30/2020/NĐ-CP Điều 15), so that a count of the others tells nothing of them.
 */
export const issuerOf = (communeCode: string | null, { isProtected }: { isProtected: boolean }): Issuer => {
  const commune = communeCode === null ? null : getCommune(communeCode)
  if (commune === undefined) throw new Error(`no commune ${communeCode}`)
  const unit = commune ? commune.type : 'tỉnh'
  const place = commune ? commune.bareName : provinceName
  const name = `${committee} ${unit} ${place}`
  return {
    key: `${commune ? `commune:${commune.code}` : 'province'}${isProtected ? ':protected' : ''}`,
    lines: [committee.toUpperCase(), `${unit} ${place}`.toUpperCase()],
    name,
    chairman: `Chủ tịch ${name}`,
    place,
    symbol: isProtected ? 'UBND-TC' : 'UBND',
    superior: commune
      ? `Chủ tịch ${committee} tỉnh ${provinceName}`
      : 'Bộ trưởng, thủ trưởng cơ quan ngang bộ quản lý ngành, lĩnh vực',
  }
}
