import { composed } from '../shared/text.js'

/** Text without what can't be shown or stored: NUL and other control characters, zero-width ones; NFC. */
export const readable = (text: string): string =>
  composed(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
