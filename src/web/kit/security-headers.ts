import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** No page uses a device. */
const noDevices =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()'

/** What every answer bears: pages, files, assets, refusals, and the page of the start, which is sent before there is an app. */
export const createSecurityHeaders = ({ isHttps }: { isHttps: boolean }) => {
  const put = helmet({
    contentSecurityPolicy: { directives: contentSources(isHttps) },
    hsts: isHttps,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    response.setHeader('permissions-policy', noDevices)
    put(request, response, next)
  }
}

/** Only our own server's files: no inline script or style, nothing from elsewhere, framed by nobody. */
const contentSources = (isHttps: boolean) => ({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: isHttps ? [] : null,
})
