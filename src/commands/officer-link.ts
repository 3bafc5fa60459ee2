import { forAccount } from './for-account.js'

const link = (userName: string, address: string): string =>
  `Đường dẫn dùng một lần cho ${userName}, hết hạn sau 3 ngày. Hãy trao tận tay người đó:\n${address}\nLần cấp này được ghi lại và những người xử lý tố cáo đều được báo.`

/** npm run officer-link -- USER: a one-time link for the day when nobody is left in office who could consent. */
await forAccount('officer-link', async (accounts, { id, userName }) =>
  link(userName, await accounts.giveOwnersLink(id, new Date())),
)
