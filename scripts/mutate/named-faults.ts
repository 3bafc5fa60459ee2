/** A fault that must never go unnoticed: `code`, which stands in the file exactly once, becomes `becomes`. */
export type NamedFault = { name: string; file: string; code: string; becomes: string }

/** The faults that issues 13 and 14 name; a fault found in the field joins them. */
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
    name: 'last month’s file joins today’s case',
    file: 'src/dialogue/fresh-files.ts',
    code: 'const freshMs = 30 * 60_000',
    becomes: 'const freshMs = 40 * 24 * 60 * 60_000',
  },
  {
    name: 'emergency unsaid inside a flow',
    file: 'src/dialogue/handle-message.ts',
    code: 'const alarm = alarmOf(turn).filter(',
    becomes: 'const alarm = (turn.conversation.flow ? [] : alarmOf(turn)).filter(',
  },
  {
    name: 'telephone unchecked',
    file: 'src/dialogue/flows/intake/apply-told.ts',
    code: 'findPlaces(content, { expected: true }).length > 0)\n    )\n  return false',
    becomes: 'findPlaces(content, { expected: true }).length > 0)\n    )\n  return true',
  },
  {
    name: 'what turns out to be a denunciation stays with the editors',
    file: 'src/dialogue/learning/note-lesson.ts',
    code: 'if (isNow && !wasBefore) await',
    becomes: 'if (isNow && wasBefore) await',
  },
  {
    name: 'numbers of a second list of choices begin anew',
    file: 'src/dialogue/handle-message.ts',
    code: '{ firstNumber: numbersBefore + 1 }',
    becomes: '{ firstNumber: 1 }',
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
