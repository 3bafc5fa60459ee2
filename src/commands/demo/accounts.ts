import { createHmac, randomBytes } from 'node:crypto'
import type { Accounts } from '../../accounts/accounts.js'
import { isPasswordOf } from '../../accounts/password.js'
import { type Account, needsConsent, needsSecondFactor, type Role } from '../../accounts/roles.js'
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
  ['danhtinh', 'Người giữ danh tính', 'identity_keeper'],
  ['tinh', 'Cán bộ của tỉnh', 'province_officer'],
  ['thanhtra', 'Người kiểm tra', 'inspector'],
  ['giamsat', 'Giám sát của tỉnh', 'supervisor'],
  ['bientap', 'Biên tập viên', 'editor'],
  ['quantri', 'Quản trị', 'administrator'],
]

const passwordBytes = 9

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

/**
 * A new password; of who reads denunciations always the same in one data folder: their keys are wrapped by it, and a link, which
 * gives another, would lose what is sealed to them.
 */
const passwordFor = ({ userName, role }: Wanted, key: Buffer): string =>
  needsConsent(role)
    ? createHmac('sha256', key).update(`demo:${userName}`).digest().subarray(0, passwordBytes).toString('base64url')
    : randomBytes(passwordBytes).toString('base64url')

/** On a real installation: names that nobody real has, and no administrator, since a real one is there. */
export const besideReal = { prefix: 'mau.', without: ['administrator'] as readonly Role[] }
export type SampleAccounts = typeof besideReal
const onItsOwn: SampleAccounts = { prefix: '', without: [] }

/** The sample's accounts, each with its password; those that are there already are kept. */
export const createSampleAccounts = async (
  { accounts, core }: XaOi,
  at: Date,
  { prefix, without } = onItsOwn,
): Promise<Signer[]> => {
  const wanted: Wanted[] = [
    ...communesShown.flatMap(staffOf),
    ...ofProvince.map(([userName, displayName, role]) => ({ userName, displayName, role, communeCode: null })),
  ]
    .filter(({ role }) => !without.includes(role))
    .map((one) => ({ ...one, userName: `${prefix}${one.userName}` }))
  const known = await accounts.findAll()
  const signers: Signer[] = []
  for (const one of wanted) {
    const old = known.find(({ userName }) => userName === one.userName)
    const password = passwordFor(one, core.keys.forms)
    const stands = old && (await isPasswordOf(password, (await accounts.getForSignIn(one.userName)).passwordHash))
    const { account, address } = stands
      ? { account: old, address: null }
      : old
        ? { account: old, address: await accounts.giveOwnersLink(old.id, at) }
        : await accounts.createByOwner(one, at)
    const token = address?.slice(address.lastIndexOf('/') + 1)
    if (token) await accounts.accept({ token, password, displayName: one.displayName, at })
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
