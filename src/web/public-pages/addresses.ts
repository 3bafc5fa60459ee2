import { type Commune, communes } from '../../places/communes.js'
import { foldMarks } from '../../shared/text.js'

/** Addresses of public pages, each in one form. */
export const eventPath = (slug: string): string => `/viec/${slug}`

/** 'Xã Yên Mỹ' -> '/xa/xa-yen-my' */
export const communePath = ({ name }: { name: string }): string => `/xa/${foldMarks(name).replaceAll(' ', '-')}`

/** The one commune that a slug without its kind names, 'me-so'; undefined: none, or several. */
export const communeOfBareSlug = (slug: string): Commune | undefined => {
  const [only, other] = communes.filter((one) =>
    ['xa', 'phuong'].some((kind) => communePath(one) === `/xa/${kind}-${slug}`),
  )
  return other ? undefined : only
}

export const procedurePath = (slug: string): string => `/thu-tuc/${slug}`

/** The list of papers to print. */
export const checklistPath = (slug: string): string => `/giay-to/${slug}`

/** What a procedure's pages are asked for beside it: '?t=0-2&xa=12049'; '' for nothing. `chosen`: indexes of situations. */
export const situationQuery = (chosen: readonly number[], commune: { code: string } | null): string => {
  const query = new URLSearchParams({
    ...(chosen.length > 0 && { t: chosen.join('-') }),
    ...(commune && { xa: commune.code }),
  }).toString()
  return query && `?${query}`
}

export const errorReportPath = (slug: string): string => `${procedurePath(slug)}/bao-sai`

/** 'Xã Yên Mỹ' -> '/kien/xa-yen-my' */
export const surveyPath = (commune: { name: string }): string => `/kien/${communePath(commune).slice('/xa/'.length)}`

/** The report form with what a commune published named in it. */
export const reportAboutPath = ({ code }: { code: string }, publicationId: string): string =>
  `/phan-anh?xa=${code}&cong-khai=${encodeURIComponent(publicationId)}`
