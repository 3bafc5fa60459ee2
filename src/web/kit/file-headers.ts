/** Nothing of a file may run in our origin's name, whatever it holds. */
export const fileGuards = {
  'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

export const disposition = (how: 'attachment' | 'inline', name: string): string =>
  `${how}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

/** How a file goes to a browser: a PDF is read there, everything else is kept. */
export const servedFile = (name: string, bytes: Uint8Array): { type: string; headers: Record<string, string> } => {
  const isRead = isPdf(bytes)
  return {
    type: isRead ? 'application/pdf' : 'application/octet-stream',
    headers: { ...fileGuards, 'content-disposition': disposition(isRead ? 'inline' : 'attachment', name) },
  }
}
