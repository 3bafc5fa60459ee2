import type { XaOi } from '../../main.js'
import { readingAs } from '../../sealing/cases/reading-as.js'
import { createSampleAccounts, type SampleAccounts, type Signer, signerOf } from './accounts.js'
import { createSampleCases, createSampleDenunciations } from './cases.js'
import { liven } from './life.js'
import { findPages, type PageGroup } from './pages.js'

export type Sample = { signers: Signer[]; groups: PageGroup[] }

/** Fills an empty server with the sample; one that has cases gets new passwords alone, and denunciations where none opens. */
export const fillWithSample = async (demo: XaOi, among?: SampleAccounts): Promise<Sample> => {
  const signers = await createSampleAccounts(demo, new Date(), among)
  return asDenunciationOfficer(demo, signers, async (token) => {
    const sample = await fill(demo, signers)
    await admitKeeper(demo, signers, token)
    return sample
  })
}

/** Denunciations are read and worked on with the keys of whoever works on them. */
export const asDenunciationOfficer = async <T>(
  { accounts }: XaOi,
  signers: Signer[],
  run: (token: string) => Promise<T>,
): Promise<T> => {
  const officer = signers.find(({ account }) => account.role === 'denunciation_officer')
  if (!officer) return run('')
  const { account, password } = officer
  const token = await accounts.signIn(account, new Date(), '', password)
  try {
    return await readingAs(
      () => accounts.keys.getOpenReader(token, new Date()),
      () => run(token),
    )
  } finally {
    await accounts.signOut(account, token, new Date())
  }
}

/** Identities are kept from who handles denunciations, as in a province that does it right. */
const admitKeeper = async (demo: XaOi, signers: Signer[], token: string): Promise<void> => {
  const [by, keeper] = [signerOf(signers, 'denunciation_officer'), signerOf(signers, 'identity_keeper')]
  const at = new Date()
  const waiting = (await demo.accounts.keys.findNotAdmitted()).some(({ id }) => id === keeper.id)
  if (waiting) await demo.core.cases.grantKeys(by, await demo.accounts.keys.admit({ by, token, id: keeper.id, at }), at)
}

const fill = async (demo: XaOi, signers: Signer[]): Promise<Sample> => {
  if ((await demo.core.cases.store.count({}, { isProtected: false })) === 0) {
    await createSampleCases(demo, signers)
    await liven(demo, signers)
  } else if ((await demo.core.cases.store.countUpTo({}, { isProtected: true, most: 1 })) === 0)
    await createSampleDenunciations(demo, signers)
  return { signers, groups: await findPages(demo, signers, new Date()) }
}

/** What is printed for whoever looks at the sample. */
export const describeSample = (url: string, { signers, groups }: Sample): string =>
  [
    `\nTài khoản xem thử (mật khẩu mới sau mỗi lần chạy, trừ người xử lý tố cáo), đăng nhập tại ${url}/dang-nhap:`,
    ...signers.map(({ account, password }) => `  ${account.userName.padEnd(24)} ${password}   ${account.displayName}`),
    '\nMã đăng nhập của những tài khoản phải có: chạy lệnh này lúc đăng nhập, mỗi mã dùng một lần.',
    ...signers.flatMap(({ account, secret }) =>
      secret ? [`  ${account.userName.padEnd(24)} npm run code -- ${secret}`] : [],
    ),
    '\nCác trang nên mở:',
    ...groups.flatMap(({ title, account, pages }) => [
      `  ${account ? `${title} (đăng nhập ${account.userName})` : title}`,
      ...pages.map(({ label, address }) => `    ${label.padEnd(44)} ${url}${address}`),
    ]),
  ].join('\n')
