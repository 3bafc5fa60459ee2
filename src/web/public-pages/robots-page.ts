import { communes } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { assetUrl } from '../kit/assets.js'
import { get, type WebPage } from '../kit/web-page.js'
import { communePath, eventPath, procedurePath } from './addresses.js'
import { proofPath } from './proof-view.js'
import { publicParts } from './public-page.js'

const keptFor = 'public, max-age=3600'
/** What is somebody's own: search engines have no business there. */
const closed = ['/can-bo', '/bien-tap', '/tai-khoan', '/dang-nhap', '/don/', '/api/']

/** Tells search engines which pages there are (sitemaps.org) and which are not for them. */
export const robotsPage: WebPage = {
  path: '/robots.txt',
  title: 'robots.txt',
  who: 'anybody',
  actions: ({ catalog, understanding, publicUrl }) => [
    get('/robots.txt', (_request, response) => {
      const lines = [
        'User-agent: *',
        ...closed.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${publicUrl}/sitemap.xml`,
      ]
      response
        .type('text/plain')
        .set('cache-control', keptFor)
        .send(`${lines.join('\n')}\n`)
    }),

    // what browsers ask for by themselves where a page names no icon
    get('/favicon.ico', (_request, response) =>
      response.set('cache-control', keptFor).redirect(302, assetUrl('icon.svg')),
    ),

    get('/sitemap.xml', async (_request, response) => {
      const since = await catalog.findPublishedSince()
      const lastOf = (path: string): string => {
        const at = since.get(path.slice(procedurePath('').length))
        return at && path.startsWith(procedurePath('')) ? `<lastmod>${localDay(at)}</lastmod>` : ''
      }
      const paths = [
        '/',
        ...publicParts.map(({ href }) => href),
        '/tra-loi',
        '/so-lieu',
        proofPath,
        '/api',
        '/gui-kin',
        ...understanding.findLifeEvents().map(({ slug }) => eventPath(slug)),
        ...catalog.findAll().map(({ slug }) => procedurePath(slug)),
        ...communes.map(communePath),
      ]
      response
        .type('application/xml')
        .set('cache-control', keptFor)
        .send(
          `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${paths
            .map((path) => `<url><loc>${publicUrl}${path}</loc>${lastOf(path)}</url>`)
            .join('\n')}\n</urlset>\n`,
        )
    }),
  ],
}
