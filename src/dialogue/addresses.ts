/** Addresses of our own pages, as the dialogue tells them. */
export const createAddresses = (publicUrl: string) => ({
  privacy: `${publicUrl}/quyen-rieng-tu`,
  ownData: `${publicUrl}/du-lieu-cua-toi`,
  /** The copy of what a chat's cases hold; `token` is of what was told already. */
  ownCopy: (token: string): string => `${publicUrl}/du-lieu-cua-toi?mo=${token}`,
  /** The printable list of papers for a person's situation. */
  checklist: (slug: string, chosen: readonly number[]): string =>
    `${publicUrl}/giay-to/${slug}${chosen.length > 0 ? `?t=${chosen.join('-')}` : ''}`,
  /** A printable petition; `token` is of `cases.openPetitionLink`. */
  petition: (token: string): string => `${publicUrl}/don/${token}`,
  /** Where a denunciation or tip is told without a messenger; `token` is of what was told already. */
  sealedDraft: (token: string): string => `${publicUrl}/gui-kin?nhap=${token}`,
  /** The same without anything told. */
  sealedPage: `${publicUrl}/gui-kin`,
  /** Where a case is read in full by code and secret number. */
  lookUp: `${publicUrl}/tra-cuu`,
  /** Where a protected case is read and written to by code and secret. */
  sealedCase: `${publicUrl}/gui-kin/ho-so`,
  /** A commune's own survey, by its code. */
  survey: (communeCode: string): string => `${publicUrl}/kien?xa=${communeCode}`,
  /** Where a booking made on the page is moved or cancelled. */
  reception: `${publicUrl}/tiep-dan`,
})

export type Addresses = ReturnType<typeof createAddresses>
