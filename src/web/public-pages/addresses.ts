/** Addresses of public pages, each in one form. */
export const eventPath = (slug: string): string => `/viec/${slug}`

export const procedurePath = (slug: string): string => `/thu-tuc/${slug}`
