import type { Person } from '../../catalog/said-people.js'

/** Who is spoken of: people as they were read, and the words without marks. */
export type Spoken = { plain: string; people: readonly Pick<Person, 'age' | 'groups'>[] }

const adult = 18
const deniesChild = /\b(?:khong|chang|dau) phai (?:la )?(?:cho )?(?:tre|con nit|em be)\b/
const roles = /\b(?:truong thon|truong xom|to truong|bi thu|cong an vien|dan quan|chi hoi truong)\b/

const isGrownUp = ({ age, groups }: Spoken['people'][number]): boolean =>
  groups.includes('elderly') || (age !== null && age >= adult)
const isChild = ({ age, groups }: Spoken['people'][number]): boolean =>
  groups.includes('child') || (age !== null && age < adult)

const hasOnlyGrownUps = ({ plain, people }: Spoken): boolean =>
  people.some((one) => one.groups.includes('elderly')) &&
  people.every((one) => isGrownUp(one) || !isChild(one) || deniesChild.test(plain))
const hasOnlyChildren = ({ people }: Spoken): boolean => people.some(isChild) && !people.some(isGrownUp)

/** What the words tell of a person's matter that a procedure's name doesn't say. Without marks. */
const land = /\b(?:dat|thua|so do|so hong|bia do|\d+ ?(?:sao|m2|met vuong))\b/
const household = /\b(?:khau|tach ho|dang ky ho)\b/
const given = /\b(?:cho|tang|chia)\b/
const left =
  /\b(?:mat|chet|khuat|qua doi|tu tran|hy sinh|thua ke|di san|di chuc|de lai|trang troi|tang le|ma chay|gio dau|ba ngay)\b/
const died = /\b(?:mat|chet|khuat|qua doi|tu tran|hy sinh|mai tang|tang|dam ma)\b/
const noWill = /\b(?:khong|chua|chang)(?: (?:co|de lai|kip|lam|viet|he))* di chuc\b/
const ofMerit =
  /\b(?:liet si|thuong binh|benh binh|nguoi co cong|ba me viet nam anh hung|me viet nam anh hung|lao thanh cach mang|hoat dong khang chien|cuu chien binh|thanh nien xung phong)\b/
const ofBirth =
  /\b(?:thai san|mang thai|co (?:thai|bau)|bau (?:\d+|may) thang|luc bau|dang bau|sinh (?:con|xong|be|em be|no)|(?:truoc khi|sap|moi|nghi|cho) (?:sinh|de)|o nha de|de xong)\b/
const ofGrownUpCare = /\bcham (?:soc )?(?:cho )?(?:me|bo|ba|ong|cu|cha|vo|chong|bo me)\b/
const used =
  /\b(?:(?:mua|sang|nhuong|cho) lai|xe (?:\w+ )?cu|mua (?:xe )?(?:\w+ ){0,2}cua (?!hang)|da qua su dung|doi chu)\b/
const lost = /\b(?:mat|roi|that lac|tam thoi|bien tam)\b/
const ofShop = /\b(?:cua hang|dai ly|hang xe|showroom|xe moi|moi tinh|dap hop)\b/

/** Who leaves work to give birth hasn't lost it, unless they say so. Without marks. */
export const tellsBirth = ({ plain }: Pick<Spoken, 'plain'>): boolean =>
  ofBirth.test(plain) && !/\bthat nghiep\b/.test(plain)

/** Whom a procedure is for by its name, who is thereby somebody else, and by its name what that person means instead. */
const subjects: readonly { named: RegExp; isOther: (spoken: Spoken) => boolean; means?: RegExp }[] = [
  { named: /\b(?:cho tre|tre duoi|tre tu|lien thong khai sinh)\b/, isOther: hasOnlyGrownUps },
  {
    named: /\bcham soc tre\b/,
    isOther: ({ plain }) => ofGrownUpCare.test(plain),
    means: /\btro cap xa hoi hang thang\b/,
  },
  { named: /\bnguoi cao tuoi\b/, isOther: hasOnlyChildren },
  { named: /\bhoa giai vien\b/, isOther: ({ plain }) => roles.test(plain) && !/\bhoa giai\b/.test(plain) },
  {
    named: /\btach ho\b/,
    isOther: ({ plain }) => land.test(plain) && !household.test(plain),
    means: /\b(?:tach thua|sang ten so do)\b/,
  },
  {
    named: /\b(?:phan chia di san|nhan di san)\b/,
    isOther: ({ plain }) => land.test(plain) && given.test(plain) && !left.test(plain),
    means: /\b(?:sang ten so do|cap so do lan dau|tach thua)\b/,
  },
  {
    named: /\bchung thuc di chuc\b/,
    isOther: ({ plain }) => noWill.test(plain) && left.test(plain),
    means: /\bphan chia di san\b/,
  },
  {
    named: /\bmai tang phi (?:bao tro|nguoi huong)/,
    isOther: ({ plain }) => ofMerit.test(plain),
    means: /\bnguoi co cong tu tran\b/,
  },
  {
    named: /\bmai tang phi cuu chien binh/,
    isOther: ({ plain }) => ofMerit.test(plain) && !died.test(plain),
  },
  {
    named: /\bnguoi co cong tu tran\b/,
    isOther: ({ plain }) => ofMerit.test(plain) && !died.test(plain),
    means: /\b(?:nguoi co cong|liet si)\b/,
  },
  {
    named: /\bchung thuc hop dong, giao dich\b/,
    isOther: ({ plain }) => used.test(plain) && /\bxe\b.*\bsang ten\b/.test(plain),
    means: /\bsang ten xe\b/,
  },
  { named: /\btro cap that nghiep\b/, isOther: tellsBirth, means: /\bthai san\b/ },
  {
    named: /\bdang ky(?:, bien so)? xe (?:lan dau|bi mat|tam thoi)\b/,
    isOther: ({ plain }) => used.test(plain) && !ofShop.test(plain) && !lost.test(plain),
    means: /\bsang ten xe\b/,
  },
]

/** Whether a procedure of this short name, without marks, is for others than the person spoken of. */
export const isForOthers = (name: string, spoken: Spoken): boolean => subjectOf(name, spoken) !== undefined

const subjectOf = (name: string, spoken: Spoken) =>
  subjects.find(({ named, isOther }) => named.test(name) && isOther(spoken))

/** By its name, what is meant by who isn't the one that the procedure of this name is for; null: nobody knows. */
export const meantInstead = (name: string, spoken: Spoken): RegExp | null => subjectOf(name, spoken)?.means ?? null
