import { randomBytes } from 'node:crypto'
import type { Account, Role } from '../../accounts/roles.js'
import type { XaOi } from '../../main.js'
import { getCommune, nameInSentence } from '../../places/communes.js'
import { foldMarks } from '../../shared/text.js'

/** The communes of the sample; the first has the most life in it. */
export const communesShown = ['12049', '11953', '12073', '13075'] as const

export type Signer = { account: Account; password: string }

type Wanted = { userName: string; displayName: string; role: Role; communeCode: string | null }

const staffOf = (code: string): Wanted[] => {
  const commune = getCommune(code)
  if (!commune) return []
  const name = foldMarks(commune.bareName).replaceAll(' ', '')
  const place = nameInSentence(commune)
  return [
    { userName: `canbo.${name}`, displayName: `Cán bộ ${place}`, role: 'officer', communeCode: code },
    { userName: `lanhdao.${name}`, displayName: `Lãnh đạo ${place}`, role: 'leader', communeCode: code },
  ]
}

const ofProvince: readonly [userName: string, displayName: string, role: Role][] = [
  ['tocao', 'Người xử lý tố cáo', 'denunciation_officer'],
  ['tinh', 'Cán bộ của tỉnh', 'province_officer'],
  ['thanhtra', 'Người kiểm tra', 'inspector'],
  ['giamsat', 'Giám sát của tỉnh', 'supervisor'],
  ['bientap', 'Biên tập viên', 'editor'],
  ['quantri', 'Quản trị', 'administrator'],
]

/** The sample's accounts, each with a new password; those that are there already are kept. */
export const createSampleAccounts = async ({ accounts }: XaOi, at: Date): Promise<Signer[]> => {
  const wanted: Wanted[] = [
    ...communesShown.flatMap(staffOf),
    ...ofProvince.map(([userName, displayName, role]) => ({ userName, displayName, role, communeCode: null })),
  ]
  const known = await accounts.findAll()
  const signers: Signer[] = []
  for (const one of wanted) {
    const old = known.find(({ userName }) => userName === one.userName)
    const { account, address } = old
      ? { account: old, address: await accounts.giveOwnersLink(old.id, at) }
      : await accounts.createByOwner(one, at)
    const password = randomBytes(9).toString('base64url')
    const token = address.slice(address.lastIndexOf('/') + 1)
    await accounts.accept({ token, password, displayName: one.displayName, at })
    signers.push({ account, password })
  }
  return signers
}

/** Who of the sample has this role, in the commune where one is named. */
export const signerOf = (signers: readonly Signer[], role: Role, communeCode: string | null = null): Account => {
  const found = signers.find(({ account }) => account.role === role && account.communeCode === communeCode)
  if (!found) throw new Error(`no sample account is ${role} of ${communeCode ?? 'the province'}`)
  return found.account
}
