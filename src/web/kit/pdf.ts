import type { Response } from 'express'

/** Sends a PDF to be saved or opened outside the browser, and kept by no cache. `name`: ASCII, tells of nobody. */
export const sendPdf = (response: Response, bytes: Buffer, name: string): void => {
  response.set({
    'content-disposition': `attachment; filename="${name}.pdf"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.type('application/pdf').send(bytes)
}
