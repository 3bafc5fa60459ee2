import type { Request } from 'express'
import { roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { assetUrl } from './assets.js'
import { csrfField } from './form.js'
import { type Html, html } from './html.js'
import { navigationFor, visitorAccount } from './security.js'
import { layoutWording as say } from './wording.js'

const staffBar = (request: Request, current: string | undefined): Html | null => {
  const account = visitorAccount(request)
  if (!account) return null
  const place = account.communeCode ? `, ${getCommune(account.communeCode)?.name ?? ''}` : ''
  const links = navigationFor(request).map(
    ({ href, label, count = 0 }) =>
      html`<a href="${href}"${href === current ? html` aria-current="page"` : ''}>${label}${count > 0 ? html` <span class="badge badge-danger">${count}<span class="visually-hidden"> ${say.unread}</span></span>` : ''}</a>`,
  )
  const who = html`<form method="post" action="/dang-xuat">${csrfField(request)}<a href="/can-bo/tai-khoan-cua-toi">${say.ownAccount}</a><span class="muted">${account.displayName} · ${roles[account.role].label}${place}</span>
      <button class="button-quiet">${say.signOut}</button></form>`
  return html`<nav class="staff-links" aria-label="${say.navigation}">${links}</nav>
    <details class="staff-menu"><summary>${say.menu}</summary><div class="staff-menu-open"><nav aria-label="${say.menu}">${links}</nav>${who}</div></details>`
}

/** What was done, above a page's content; drafts that were sent are given up when it stands there. */
export const doneNotice = (text: string | null): Html | null =>
  text === null ? null : html`<p class="notice" role="status" data-taken>${text}</p>`

/** Names in an address the key of the form that led to it and was taken. */
export const takenParameter = 'da-nhap'

const takenBy = (request: Request | undefined): string | null => {
  const key = request?.query[takenParameter]
  return typeof key === 'string' ? key : null
}

/**
 * A whole page. `current` marks its entry in the navigation of staff, `navigation` stands beside the mark; `scripts` are names
 * in src/web/assets. `taken`: the key of a
 * form whose draft the browser gives up.
 */
export const page = ({
  title,
  main,
  request,
  scripts = [],
  wide = false,
  current,
  head,
  navigation,
  taken = takenBy(request),
}: {
  title: string
  main: Html
  request?: Request | undefined
  head?: Html
  navigation?: Html
  scripts?: string[] | undefined
  wide?: boolean
  current?: string
  taken?: string | null
}): string => {
  const account = request && visitorAccount(request)
  return html`<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title === say.product ? title : `${title} – ${say.product}`}</title>
  <link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
  <link rel="stylesheet" href="${assetUrl('fonts.css')}">
  <link rel="stylesheet" href="${assetUrl('style.css')}">
  ${account ? html`<link rel="stylesheet" href="${assetUrl('console.css')}">` : ''}
  ${[...new Set(account ? ['drafts.js', 'session.js', 'choose.js', ...scripts] : scripts)].map((name) => html`<script type="module" src="${assetUrl(name)}"></script>`)}
  ${head}
</head>
<body${wide ? html` class="wide"` : ''}${account ? html` data-account="${account.id}"` : ''}${account && taken ? html` data-taken-key="${taken}"` : ''}>
  <a class="skip" href="#main">${say.skip}</a>
  <header class="site-header"><div class="inner">
    <a class="brand" href="/"><img src="${assetUrl('icon.svg')}" alt="" width="40" height="40"><span>${say.product}<small>${say.province}</small></span></a>
    ${navigation}${request ? staffBar(request, current) : null}
  </div></header>
  <main id="main">${main}</main>
  <footer class="site-footer"><div class="inner">
    <p>${say.emergency}</p>
    <p><a href="/">${say.chat}</a> <a href="/phan-anh">${say.report}</a> <a href="/tra-cuu">${say.lookUp}</a> <a href="/tra-loi">${say.answers}</a> <a href="/so-lieu">${say.figures}</a> <a href="/quyen-rieng-tu">${say.privacy}</a> ${account ? '' : html`<a href="/dang-nhap">${say.signIn}</a>`}</p>
  </div></footer>
</body>
</html>`.toString()
}
