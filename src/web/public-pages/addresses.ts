import { foldMarks } from '../../shared/text.js'

/** Addresses of public pages, each in one form. */
export const eventPath = (slug: string): string => `/viec/${slug}`

/** 'Xã Yên Mỹ' -> '/xa/xa-yen-my' */
export const communePath = ({ name }: { name: string }): string => `/xa/${foldMarks(name).replaceAll(' ', '-')}`

export const procedurePath = (slug: string): string => `/thu-tuc/${slug}`

export const errorReportPath = (slug: string): string => `${procedurePath(slug)}/bao-sai`

/** 'Xã Yên Mỹ' -> '/kien/xa-yen-my' */
export const surveyPath = (commune: { name: string }): string => `/kien/${communePath(commune).slice('/xa/'.length)}`

/** The report form with what a commune published named in it. */
export const reportAboutPath = ({ code }: { code: string }, publicationId: string): string =>
  `/phan-anh?xa=${code}&cong-khai=${encodeURIComponent(publicationId)}`
