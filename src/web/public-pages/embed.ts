import { assetUrl } from '../kit/assets.js'
import { html } from '../kit/html.js'
import { get, type WebPage } from '../kit/web-page.js'
import { chatSectionWording as say } from '../kit/wording.js'
import { chatSection } from './chat-section.js'

const framePath = '/khung-chat'

const frame = (): string =>
  html`<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${say.frameTitle}</title>
  <link rel="stylesheet" href="${assetUrl('fonts.css')}">
  <link rel="stylesheet" href="${assetUrl('style.css')}">
  <script type="module" src="${assetUrl('chat.js')}"></script>
</head>
<body class="chat-frame"><main><h1 class="visually-hidden">${say.frameTitle}</h1>${chatSection({ intro: null })}</main></body>
</html>`.toString()

/** Runs on another site's page: a button that opens the chat in a frame. Nothing of that page is read or changed. */
const script = (frameUrl: string): string => `(() => {
  const set = (node, style) => Object.assign(node.style, style)
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = ${JSON.stringify(say.open)}
  button.setAttribute('aria-expanded', 'false')
  set(button, { position: 'fixed', right: '16px', bottom: '16px', zIndex: '2147483647', padding: '14px 20px',
    border: '0', borderRadius: '28px', background: '#9b1c1c', color: '#fff', font: '600 16px system-ui, sans-serif',
    boxShadow: '0 2px 10px rgb(0 0 0 / 30%)', cursor: 'pointer' })
  let frame = null
  button.addEventListener('click', () => {
    if (!frame) {
      frame = document.createElement('iframe')
      frame.src = ${JSON.stringify(frameUrl)}
      frame.title = ${JSON.stringify(say.frameTitle)}
      set(frame, { position: 'fixed', right: '16px', bottom: '76px', zIndex: '2147483647', border: '0',
        width: 'min(400px, calc(100vw - 32px))', height: 'min(640px, calc(100vh - 100px))', borderRadius: '12px',
        boxShadow: '0 4px 24px rgb(0 0 0 / 35%)', background: '#fff', display: 'none' })
      document.body.append(frame)
    }
    const isOpen = frame.style.display === 'none'
    frame.style.display = isOpen ? 'block' : 'none'
    button.textContent = isOpen ? ${JSON.stringify(say.close)} : ${JSON.stringify(say.open)}
    button.setAttribute('aria-expanded', String(isOpen))
  })
  document.body.append(button)
})()
`

/**
 * The chat on a commune's own pages by one line, <script src="…/nhung.js" async></script>. Only the origins in
 * EMBED_ORIGINS may show the frame; without any the frame is refused everywhere.
 */
export const embedPage: WebPage = {
  path: framePath,
  title: say.frameTitle,
  who: 'anybody',
  actions: ({ config, publicUrl }) => {
    const sources = config.embedOrigins.length > 0 ? config.embedOrigins.join(' ') : "'none'"
    return [
      get(framePath, (_request, response) => {
        const policy = String(response.getHeader('content-security-policy')).replace(
          /frame-ancestors [^;]*/,
          `frame-ancestors ${sources}`,
        )
        response.setHeader('content-security-policy', policy)
        response.removeHeader('x-frame-options')
        response.send(frame())
      }),
      get('/nhung.js', (_request, response) => {
        response.type('text/javascript').set('cache-control', 'public, max-age=3600')
        response.set('cross-origin-resource-policy', 'cross-origin')
        response.send(script(publicUrl + framePath))
      }),
    ]
  },
}
