import type { Request } from 'express'
import { assetUrl } from '../kit/assets.js'
import { type Html, html, json } from '../kit/html.js'
import { page } from '../kit/page.js'
import { layoutWording as say } from '../kit/wording.js'

/** The parts of the public site, as its navigation names them. */
export const publicParts = [
  { href: '/thu-tuc', label: 'Thủ tục' },
  { href: '/bieu-phi', label: 'Phí, lệ phí' },
  { href: '/xa', label: 'Xã, phường' },
  { href: '/phan-anh', label: 'Gửi phản ánh' },
  { href: '/tra-cuu', label: 'Tra cứu' },
  { href: '/khieu-nai-to-cao', label: 'Khiếu nại, tố cáo' },
] as const

type Part = (typeof publicParts)[number]['href']

/** Stands beside the mark; on a telephone behind one word. */
const siteLinks = (current: Part | undefined): Html => {
  const links = publicParts.map(
    ({ href, label }) => html`<a href="${href}"${href === current ? html` aria-current="page"` : ''}>${label}</a>`,
  )
  return html`<nav class="site-links" aria-label="${say.parts}">${links}</nav>
    <details class="site-menu"><summary>${say.menu}</summary><nav aria-label="${say.menu}">${links}</nav></details>`
}

/**
 * A page that anybody reads without login or script. `path` is its one address, from which robots and shares know it;
 * `facts` what it tells them, by schema.org.
 */
export const publicPage = ({
  title,
  description,
  path,
  main,
  publicUrl,
  request,
  current,
  facts,
  isListed = true,
  scripts,
}: {
  title: string
  description: string
  /** Null: a page that isn't there has no address of its own. */
  path: string | null
  main: Html
  publicUrl: string
  /** Of whoever is signed in; left out: of every visitor. */
  request?: Request | undefined
  current?: Part
  facts?: Readonly<Record<string, unknown>>
  /** Whether search engines should list it. */
  isListed?: boolean
  scripts?: string[]
}): string =>
  page({
    title,
    request,
    scripts,
    head: html`<meta name="description" content="${description}">
  ${path === null ? '' : html`<link rel="canonical" href="${publicUrl}${path}">`}
 ${isListed ? '' : html` <meta name="robots" content="noindex">`}
  <meta property="og:title" content="${title}">
  <meta property="og:description" content="${description}">
  <meta property="og:type" content="website">
  <meta property="og:locale" content="vi_VN">
  <link rel="stylesheet" href="${assetUrl('public.css')}">
  ${facts ? html`<script type="application/ld+json">${json({ '@context': 'https://schema.org', ...facts })}</script>` : ''}`,
    navigation: siteLinks(current),
    main,
  })
