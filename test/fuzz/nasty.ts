import type { Random } from '../api/generated/random.js'

/** Stands in every text that is tried; a page that shows it as a tag of its own let it through. */
export const planted = '<b data-fuzz>'

const texts = [
  planted,
  `"><script>alert(1)</script>${planted}`,
  `' onfocus=alert(1) x='${planted}`,
  'javascript:alert(1)',
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  '=HYPERLINK("http://x.example")',
  '+84912345678',
  '@SUM(A1)',
  '{"$gt":""}',
  "'; return true; var x='",
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  'x\r\nSet-Cookie: fuzz=1',
  '\u0000',
  '\ud800',
  '\u202egnod auhn',
  'a\u0300'.repeat(300),
  'Ễ'.normalize('NFD').repeat(200),
  'x'.repeat(5_000),
  `${'a '.repeat(2_000)}!`,
  `${'1.'.repeat(1_500)}x`,
  ' '.repeat(4_000),
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  'NaN',
  '2026-02-30',
  '0000-00-00',
  '99999-12-31',
  '25:61',
  '12049',
  '99999',
  '',
  '🚒🚒🚒',
  'Xã Mễ Sở',
  'Đèn đường hỏng ba tuần nay',
]

/** A text that somebody might send to see what breaks. */
export const nastyText = (random: Random): string => {
  const text = random.pick(texts)
  return random.chance(0.15) ? text + random.pick(texts) : text
}

/** A name of a field as no form has it. */
export const nastyName = (random: Random): string =>
  random.pick([
    '__proto__',
    'constructor',
    'a[b][c]',
    'x[]',
    '$where',
    'toString',
    '',
    'length',
    'a.b',
    'x'.repeat(300),
  ])
