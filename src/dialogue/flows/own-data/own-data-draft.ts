/** What a link of the chat to the page of one's own data carries: the codes of the chat's own cases. */
export const ownDataDraft = {
  of: (codes: readonly string[]): Record<string, string> => ({ ownData: codes.join(' ') }),
  codesIn: ({ ownData = '' }: Readonly<Record<string, string>>): string[] => ownData.split(' ').filter(Boolean),
}
