import { forAccount } from './for-account.js'

const done = (userName: string): string =>
  `Đã bỏ mã đăng nhập của ${userName}. Người đó đặt mã mới ở lần đăng nhập tới.\nLần này được ghi lại và người đó được báo.`

/** npm run factor-reset -- USER: takes a second factor away where there is no second administrator who could confirm it. */
await forAccount('factor-reset', async (accounts, { id, userName }) => {
  await accounts.secondFactor.resetByOwner(id, new Date())
  return done(userName)
})
