/** A fault that must never go unnoticed: `code`, which stands in the file exactly once, becomes `becomes`. */
export type NamedFault = { name: string; file: string; code: string; becomes: string }

/** The faults that issue 13 names; a fault found in the field joins them. */
export const namedFaults: readonly NamedFault[] = [
  {
    name: 'a failed incoming message is never given up',
    file: 'src/messaging/inbox.ts',
    code: 'if (attempts < mostAttempts) return',
    becomes: 'if (attempts > 0) return',
  },
  {
    name: 'nothing expires',
    file: 'src/messaging/outbox.ts',
    code: 'if (isTooOld) {',
    becomes: 'if (false) {',
  },
  {
    name: '2 → 20 unclear tries',
    file: 'src/messaging/outbox.ts',
    code: 'const mostUnclearTries = 2',
    becomes: 'const mostUnclearTries = 20',
  },
  {
    name: 'old answers after unblocking',
    file: 'src/messaging/outbox-store.ts',
    code: "{ chat, state: 'failed', failure: 'blocked', isNews: true }",
    becomes: "{ chat, state: 'failed', failure: 'blocked' }",
  },
  {
    name: 'news at night',
    file: 'src/messaging/outbox.ts',
    code: '? afterQuietHours(now) : now',
    becomes: '? now : now',
  },
  {
    name: "deleting one's data takes case news",
    file: 'src/messaging/outbox-store.ts',
    code: 'causedBy: { $not: new RegExp(',
    becomes: 'causedBy: { $not: /no cause is kept/ || new RegExp(',
  },
  {
    name: 'handled ids kept from the wrong end',
    file: 'src/dialogue/conversation.ts',
    code: '.slice(-handledKept)',
    becomes: '.slice(0, handledKept)',
  },
  {
    name: 'publish without a reason',
    file: 'src/web/editor/editor-page.ts',
    code: "if (order.do !== 'preview' && order.why === '') errors.set('why', say.whyMissing)",
    becomes: '',
  },
  {
    name: 'a removed row stays',
    file: 'src/web/editor/read-form.ts',
    code: "=== '' && !areBlank(input.fields, body, row)",
    becomes: "!== 'never' && !areBlank(input.fields, body, row)",
  },
  {
    name: 'the administrator closes the own account',
    file: 'src/accounts/accounts.ts',
    code: 'if (id === by.id) throw new InvalidInput(say.notYourself)',
    becomes: '',
  },
  {
    name: 'sessions outlive a new password',
    file: 'src/accounts/account-store.ts',
    code: '{ ...set, invitation: null, sessions: [] }',
    becomes: '{ ...set, invitation: null }',
  },
  {
    name: 'sign-in tries unlimited',
    file: 'src/web/staff/sign-in.ts',
    code: 'if (waitMs > 0) {',
    becomes: 'if (waitMs < 0) {',
  },
]
