import { type Html, html } from './html.js'

const told = /^([a-z0-9-]+), bản (\d+) \((.*?)\)(?: \[(.*); (.*)\])?$/

/** What an answer rested on, 'slug, bản 3 (fees) [rule; program]', as a link to that version as it was. */
export const toldVersion = (text: string, nameOf: (slug: string) => string | undefined): Html => {
  const [, slug = '', version = '', facts = '', rule = '', program = ''] = told.exec(text) ?? []
  const name = slug === '' ? undefined : nameOf(slug)
  if (name === undefined) return html`${text}`
  const query = new URLSearchParams({
    dung: facts.replaceAll(' ', ''),
    ...(rule && { luat: rule }),
    ...(program && { ct: program }),
  })
  return html`<a href="/bien-tap/thu-tuc/${slug}/ban/${version}?${query.toString()}">${name}, bản ${version}</a>`
}
