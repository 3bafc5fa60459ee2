/** Addresses of public pages, each in one form. */
export const procedurePath = (slug: string): string => `/thu-tuc/${slug}`
