import type { Request } from 'express'
import { can, roles } from '../accounts/roles.js'
import { getCommune } from '../places/communes.js'
import { assetUrl } from './assets.js'
import { type Html, html } from './html.js'
import { csrfTokenOf, visitorAccount } from './security.js'
import { layoutWording as say } from './wording.js'

/** The hidden field that every form of staff carries. */
export const csrfField = (request: Request): Html =>
  html`<input type="hidden" name="_csrf" value="${csrfTokenOf(request)}">`

const links = (request: Request): { href: string; label: string }[] => {
  const account = visitorAccount(request)
  if (!account) return []
  return [
    ...(can(account, 'view_cases') || can(account, 'view_protected') ? [{ href: '/can-bo', label: say.inbox }] : []),
    ...(can(account, 'answer_hand_offs') ? [{ href: '/can-bo/cho-tra-loi', label: say.handOffs }] : []),
    ...(can(account, 'handle_protected') ? [{ href: '/can-bo/cho-tra-loi-kin', label: say.protectedHandOffs }] : []),
    ...(can(account, 'edit_contacts') ? [{ href: '/can-bo/lien-he', label: say.contacts }] : []),
    ...(can(account, 'manage_delivery') ? [{ href: '/can-bo/chua-gui-duoc', label: say.undelivered }] : []),
    ...(can(account, 'handle_data_requests') ? [{ href: '/can-bo/xoa-du-lieu', label: say.dataRequests }] : []),
    ...(can(account, 'edit_catalog') ? [{ href: '/bien-tap', label: say.editor }] : []),
    ...(can(account, 'manage_accounts') ? [{ href: '/tai-khoan', label: say.accounts }] : []),
  ]
}

const staffBar = (request: Request, current: string | undefined): Html | null => {
  const account = visitorAccount(request)
  if (!account) return null
  const place = account.communeCode ? `, ${getCommune(account.communeCode)?.name ?? ''}` : ''
  return html`<div class="staff-bar">
    <nav aria-label="${say.navigation}">${links(request).map(
      ({ href, label }) => html`<a href="${href}"${href === current ? html` aria-current="page"` : ''}>${label}</a>`,
    )}</nav>
    <form method="post" action="/dang-xuat">${csrfField(request)}<span class="muted">${account.displayName} · ${roles[account.role].label}${place}</span>
      <button class="button-quiet">${say.signOut}</button></form>
  </div>`
}

/** A whole page. `current` marks its entry in the navigation; `scripts` are names in src/web/public. */
export const page = ({
  title,
  main,
  request,
  scripts = [],
  wide = false,
  current,
}: {
  title: string
  main: Html
  request?: Request
  scripts?: string[]
  wide?: boolean
  current?: string
}): string =>
  html`<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title === say.product ? title : `${title} – ${say.product}`}</title>
  <link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
  <link rel="stylesheet" href="${assetUrl('fonts.css')}">
  <link rel="stylesheet" href="${assetUrl('style.css')}">
  ${scripts.map((name) => html`<script type="module" src="${assetUrl(name)}"></script>`)}
</head>
<body${wide ? html` class="wide"` : ''}>
  <a class="skip" href="#main">${say.skip}</a>
  <header class="site-header"><div class="inner">
    <a class="brand" href="/"><img src="${assetUrl('icon.svg')}" alt="" width="40" height="40"><span>${say.product}<small>${say.province}</small></span></a>
    ${request ? staffBar(request, current) : null}
  </div></header>
  <main id="main">${main}</main>
  <footer class="site-footer"><div class="inner">
    <p>${say.emergency}</p>
    <p><a href="/">${say.chat}</a> <a href="/quyen-rieng-tu">${say.privacy}</a> ${request && visitorAccount(request) ? '' : html`<a href="/dang-nhap">${say.signIn}</a>`}</p>
  </div></footer>
</body>
</html>`.toString()
