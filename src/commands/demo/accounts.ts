import { randomBytes } from 'node:crypto'
import type { Accounts } from '../../accounts/accounts.js'
import { type Account, needsSecondFactor, type Role } from '../../accounts/roles.js'
import { codeAt } from '../../accounts/totp.js'
import type { XaOi } from '../../main.js'
import { getCommune, nameInSentence } from '../../places/communes.js'
import { foldMarks } from '../../shared/text.js'

/** The communes of the sample; the first has the most life in it. */
export const communesShown = ['12049', '11953', '12073', '13075'] as const

/** `secret`: of the codes that the account signs in with, where its role needs some (npm run code -- SECRET). */
export type Signer = { account: Account; password: string; secret: string | null }

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

/** Sets the account's second factor up as its owner would, in place of the one before. */
const renewFactor = async (
  accounts: Accounts,
  account: Account,
  { password, at }: { password: string; at: Date },
): Promise<string | null> => {
  if (!needsSecondFactor(account.role)) return null
  await accounts.secondFactor.resetByOwner(account.id, at)
  const { token } = await accounts.startSignIn(account, { device: '', password, at })
  const { secret, box } = await accounts.secondFactor.offerAtSignIn(token, at)
  await accounts.secondFactor.enrolAtSignIn(token, { box, code: codeAt(secret, at), at })
  await accounts.signOut(account, token, at)
  return secret
}

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
    signers.push({ account, password, secret: await renewFactor(accounts, account, { password, at }) })
  }
  return signers
}

/** Who of the sample has this role, in the commune where one is named. */
export const signerOf = (signers: readonly Signer[], role: Role, communeCode: string | null = null): Account => {
  const found = signers.find(({ account }) => account.role === role && account.communeCode === communeCode)
  if (!found) throw new Error(`no sample account is ${role} of ${communeCode ?? 'the province'}`)
  return found.account
}
