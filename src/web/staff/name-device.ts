const systems: readonly [RegExp, string][] = [
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iPhone, iPad'],
  [/Windows/i, 'Windows'],
  [/Mac OS/i, 'máy Mac'],
  [/Linux/i, 'Linux'],
]
const browsers: readonly [RegExp, string][] = [
  [/coc_coc/i, 'Cốc Cốc'],
  [/Edg/i, 'Edge'],
  [/Firefox/i, 'Firefox'],
  [/Chrome/i, 'Chrome'],
  [/Safari/i, 'Safari'],
]
const nameIn = (table: readonly [RegExp, string][], agent: string): string | undefined =>
  table.find(([pattern]) => pattern.test(agent))?.[1]

/** 'Chrome trên Android', from what a browser says of itself; '' when it says nothing that people know. */
export const nameDevice = (userAgent: string): string =>
  [nameIn(browsers, userAgent), nameIn(systems, userAgent)].filter(Boolean).join(' trên ')
