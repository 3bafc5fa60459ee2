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

/** Whom a procedure is for by its name, and who is thereby somebody else. */
const subjects: readonly { named: RegExp; isOther: (spoken: Spoken) => boolean }[] = [
  { named: /\b(?:cho tre|tre duoi|tre tu|lien thong khai sinh)\b/, isOther: hasOnlyGrownUps },
  { named: /\bnguoi cao tuoi\b/, isOther: hasOnlyChildren },
  { named: /\bhoa giai vien\b/, isOther: ({ plain }) => roles.test(plain) && !/\bhoa giai\b/.test(plain) },
]

/** Whether a procedure of this short name, without marks, is for others than the person spoken of. */
export const isForOthers = (name: string, spoken: Spoken): boolean =>
  subjects.some(({ named, isOther }) => named.test(name) && isOther(spoken))
