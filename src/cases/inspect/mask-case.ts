import type { Case, TimelineEvent } from '../case.js'

const dots = '•••'

/** 'K7M2Q-9XTR4' -> 'K7M2Q-•••': whoever knows the whole code may follow the case as its citizen does. */
const maskCode = (receiptCode: string): string => `${receiptCode.slice(0, 5)}-${dots}`

/** 'Nguyễn Văn An' -> 'N. V. A.' */
const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${part.charAt(0)}.`)
    .join(' ')

const maskPhone = (phone: string): string => `${dots}${phone.replace(/\D/g, '').slice(-2)}`

/** Numbers of telephones, identity cards and accounts, however they are broken up. */
const longNumber = /\+?\d(?:[ .-]?\d){7,}/g
const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Takes out of a text what says who the citizen is, as far as it can be told: long numbers, addresses, own name. */
const createTextMask = ({ reporter, authorised, group }: Case): ((text: string) => string) => {
  const known = [reporter.name, reporter.address, reporter.contact, authorised, ...(group?.names ?? [])]
    .flatMap((one) => (one && one.trim().length > 3 ? [escapeForPattern(one.trim()).replace(/\s+/g, '\\s+')] : []))
    .toSorted((a, b) => b.length - a.length)
  const own = known.length > 0 ? new RegExp(known.join('|'), 'giu') : null
  return (text) => (own ? text.replace(own, dots) : text).replace(email, dots).replace(longNumber, dots)
}

/**
 * A case without who sent it: names, telephone, address, the chat and the news of it, also where the texts tell them. Of
 * what isn't feedback, and of what was entered from paper, the files are left out: letters are signed.
 */
export const maskSender = (found: Case): Case => {
  const mask = createTextMask(found)
  const orNull = (text: string | null): string | null => text && mask(text)
  const maskEvent = (event: TimelineEvent): TimelineEvent => ({
    ...event,
    text: orNull(event.text),
    ...(event.facts && {
      facts: {
        ...event.facts,
        ...(event.facts.people && { people: event.facts.people.map(maskName) }),
        ...(event.facts.was && { was: dots }),
      },
    }),
  })
  const { name, address, phone, contact } = found.reporter
  return {
    ...found,
    text: mask(found.text),
    placeText: orNull(found.placeText),
    when: orNull(found.when),
    against: orNull(found.against),
    request: orNull(found.request),
    evidence: orNull(found.evidence),
    routedBecause: mask(found.routedBecause),
    reporter: {
      name: name && maskName(name),
      address: address && dots,
      phone: phone && maskPhone(phone),
      ...(contact && { contact: dots }),
    },
    group: found.group && { ...found.group, names: found.group.names.map(maskName) },
    authorised: found.authorised && maskName(found.authorised),
    forwardedBy: orNull(found.forwardedBy),
    attachments: found.kind === 'feedback' && found.entry === null ? found.attachments : [],
    toOpen: [],
    chat: null,
    toTell: [],
    transfer: found.transfer && { ...found.transfer, reason: mask(found.transfer.reason) },
    timeline: found.timeline.map(maskEvent),
  }
}

/**
 * A case for whoever only inspects: what was done and when, without who the citizen is. Names of other people that a
 * text tells stay in it; files, the chat and what an officer tells by telephone are left out.
 */
export const maskCase = (found: Case): Case => {
  const masked = maskSender(found)
  const mask = (text: string): string => text.replaceAll(found.receiptCode, maskCode(found.receiptCode))
  const orNull = (text: string | null): string | null => text && mask(text)
  const maskOther = (event: TimelineEvent): TimelineEvent =>
    event.what === 'followed' || event.what === 'parted' ? { ...event, to: event.to && maskCode(event.to) } : event
  return {
    ...masked,
    receiptCode: maskCode(found.receiptCode),
    text: mask(masked.text),
    placeText: orNull(masked.placeText),
    when: orNull(masked.when),
    against: orNull(masked.against),
    request: orNull(masked.request),
    evidence: orNull(masked.evidence),
    routedBecause: mask(masked.routedBecause),
    forwardedBy: orNull(masked.forwardedBy),
    links: found.links.map((link) => ({ ...link, receiptCode: maskCode(link.receiptCode) })),
    attachments: [],
    transfer: masked.transfer && { ...masked.transfer, reason: mask(masked.transfer.reason) },
    timeline: masked.timeline.map((event) => ({ ...maskOther(event), text: orNull(event.text) })),
  }
}
