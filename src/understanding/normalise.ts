/** What people type for short, as folded tokens -> folded words. */
const shortForms: Record<string, string> = {
  ko: 'khong',
  k: 'khong',
  kg: 'khong',
  hok: 'khong',
  hong: 'khong',
  khg: 'khong',
  kh: 'khong',
  hem: 'khong',
  kp: 'khong phai',
  kbit: 'khong biet',
  dc: 'duoc',
  dk: 'duoc',
  duoc: 'duoc',
  dx: 'duoc',
  j: 'gi',
  ji: 'gi',
  z: 'vay',
  zay: 'vay',
  v: 'vay',
  mk: 'minh',
  mik: 'minh',
  m: 'minh',
  ntn: 'nhu the nao',
  nhu: 'nhu',
  lm: 'lam',
  lam: 'lam',
  bn: 'bao nhieu',
  bnh: 'bao nhieu',
  bnhieu: 'bao nhieu',
  nhiu: 'nhieu',
  bao: 'bao',
  r: 'roi',
  rui: 'roi',
  vs: 'voi',
  ms: 'moi',
  ng: 'nguoi',
  nguoi: 'nguoi',
  ngta: 'nguoi ta',
  e: 'em',
  a: 'anh',
  c: 'chi',
  ac: 'anh chi',
  mn: 'moi nguoi',
  trc: 'truoc',
  thik: 'thich',
  bit: 'biet',
  bt: 'biet',
  hn: 'hom nay',
  hnay: 'hom nay',
  h: 'gio',
  tg: 'thoi gian',
  ck: 'chong',
  vk: 'vo',
  bme: 'bo me',
  s: 'sao',
  tks: 'cam on',
  thanks: 'cam on',
  thank: 'cam on',
  ty: 'cam on',
  tk: 'cam on',
  oke: 'ok',
  okie: 'ok',
  oki: 'ok',
  uh: 'u',
  uk: 'u',
  um: 'u',
  uhm: 'u',
  gks: 'giay khai sinh',
  ks: 'khai sinh',
  cccd: 'can cuoc cong dan',
  cmnd: 'chung minh nhan dan',
  cmt: 'chung minh thu',
  cc: 'can cuoc',
  dkkh: 'dang ky ket hon',
  kh1: 'ket hon',
  shk: 'so ho khau',
  hk: 'ho khau',
  hktt: 'ho khau thuong tru',
  gcn: 'giay chung nhan',
  gcnqsdd: 'giay chung nhan quyen su dung dat',
  qsdd: 'quyen su dung dat',
  qsd: 'quyen su dung',
  sdt: 'so dien thoai',
  dt: 'dien thoai',
  ubnd: 'uy ban nhan dan',
  ub: 'uy ban',
  bhyt: 'bao hiem y te',
  bhxh: 'bao hiem xa hoi',
  bhtn: 'bao hiem that nghiep',
  hs: 'ho so',
  tthc: 'thu tuc hanh chinh',
  tt: 'thu tuc',
  dvc: 'dich vu cong',
  ca: 'cong an',
  cax: 'cong an xa',
  cb: 'can bo',
  ct: 'chu tich',
  dkks: 'dang ky khai sinh',
  kt: 'khai tu',
  gpxd: 'giay phep xay dung',
  gplx: 'giay phep lai xe',
  hkd: 'ho kinh doanh',
  tntt: 'tam tru',
  nvqs: 'nghia vu quan su',
  dkkd: 'dang ky kinh doanh',
  hdnd: 'hoi dong nhan dan',
  xn: 'xac nhan',
  gt: 'giay to',
  dky: 'dang ky',
  dki: 'dang ky',
  đki: 'dang ky',
  sd: 'so do',
  tp: 'thanh pho',
}

const marksOfTelex: readonly [RegExp, string][] = [
  [/\b([a-z]*)aa([a-z]*)\b/g, '$1a$2'],
  [/\b([a-z]*)ee([a-z]*)\b/g, '$1e$2'],
  [/\b([a-z]*)oo([a-z]*)\b/g, '$1o$2'],
  [/\bdd([a-z]*)\b/g, 'd$1'],
]
const telexSyllable = /^(dd?[a-z]*|[a-z]+)(aa|ee|oo|dd|uw|ow|aw|[aeiouy][cmnptgh]*[sfrxj])[a-z]*$/
const vniDigits = /([a-z])[1-9]+(?=[a-z]*\b)/g

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('ð', 'd')

/** Undoes what a Vietnamese keyboard leaves when it is off: 'ddaats' -> 'dat', 'giaays' -> 'giay', 'd9a6t1' -> 'dat'. */
const withoutKeyboardResidue = (word: string): string => {
  if (/[a-z][1-9]/.test(word) && /^[a-z]+[a-z1-9]*$/.test(word) && word.length > 2) return word.replace(vniDigits, '$1')
  if (!/^[a-z]+$/.test(word) || !/(aa|ee|oo|dd|uw|ow|aw)/.test(word) || !telexSyllable.test(word)) return word
  let plain = marksOfTelex.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word)
  plain = plain.replace(/([uoa])w/g, '$1')
  return plain.replace(/([aeiouy][cmnptgh]{0,2})[sfrxj]$/, '$1')
}

const longest = 20_000

/**
 * Words of a message in the two ways the classifier reads them: `marked` keeps diacritics where they were typed,
 * `folded` has none and short forms spelled out. NFC and NFD give the same.
 */
export const normalise = (text: string): { marked: string[]; folded: string[] } => {
  const clean = (text.length > longest ? `${text.slice(0, longest / 2)} ${text.slice(-longest / 2)}` : text)
    .normalize('NFC')
    .toLowerCase()
  const marked = clean.match(/[\p{L}\p{N}]+/gu) ?? []
  const plain = marked.flatMap((word) => {
    const base = withoutKeyboardResidue(folded(word).replace(/(.)\1{2,}/g, '$1'))
    return (shortForms[base] ?? base).split(' ')
  })
  return { marked, folded: plain }
}

/** Folded words as one text. */
export const foldText = (text: string): string => normalise(text).folded.join(' ')
