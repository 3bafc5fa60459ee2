import { type CommuneContact, type ContactFieldName, weekOf } from '../../places/commune-contact.js'
import type { Commune } from '../../places/communes.js'
import { contactLabels } from '../../places/wording.js'
import { type Html, html, lines } from '../kit/html.js'
import { communesPageWording as say } from './wording.js'

const telephone = (number: string): Html => html`<a href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`
const mail = (address: string): Html => html`<a href="mailto:${address}">${address}</a>`

const shownField = (name: ContactFieldName, value: string): Html | string =>
  /phone$/i.test(name) ? telephone(value) : /email$/i.test(name) ? mail(value) : lines(value)

const sections: readonly (readonly [string, readonly ContactFieldName[]])[] = [
  [say.contact, ['address', 'hours', 'phone', 'email']],
  [say.heads, ['leaderName', 'leaderPhone', 'leaderEmail', 'deputyName', 'deputyPhone', 'deputyEmail']],
  [say.services, ['services', 'serviceHours', 'servicePhone']],
  [say.police, ['policeAddress', 'policeHours', 'policePhone']],
  [say.reception, ['receptionSchedule']],
  [say.legal, ['conciliation', 'legalAid']],
]

/** What a commune says of itself, by its parts; what it hasn't said is left out. */
export const contactSections = (contact: CommuneContact, commune: Commune): Html[] =>
  sections.flatMap(([title, names]) => {
    const facts = names.flatMap((name) => {
      const value = contact[name]
      return value === null ? [] : [html`<div><dt>${contactLabels[name]}</dt><dd>${shownField(name, value)}</dd></div>`]
    })
    const { lat, lon } = coordinatesText(contact, commune)
    const own =
      title === say.contact
        ? [
            ...(commune.website
              ? [
                  html`<div><dt>${say.website}</dt><dd><a href="${commune.website}" rel="noopener">${commune.website}</a></dd></div>`,
                ]
              : []),
            ...(contact.location
              ? [html`<div><dt>${say.map}</dt><dd><a href="geo:${lat},${lon}">${contact.location}</a></dd></div>`]
              : []),
          ]
        : []
    const all = [...facts, ...own]
    return all.length > 0 ? [html`<section class="card"><h2>${title}</h2><dl class="facts">${all}</dl></section>`] : []
  })

const coordinatesText = ({ location }: CommuneContact, commune: Commune): { lat: string; lon: string } => {
  const [lat, lon] = location?.split(', ') ?? []
  return lat && lon ? { lat, lon } : { lat: String(commune.lat), lon: String(commune.lon) }
}

/** Where the office is, or, as long as nobody said, the commune. */
export const coordinatesOf = (contact: CommuneContact, commune: Commune) => {
  const { lat, lon } = coordinatesText(contact, commune)
  return { latitude: Number(lat), longitude: Number(lon) }
}

const schemaDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Hours as schema.org says them; none where they are in words of before. */
export const openingFacts = (hours: string | null) => {
  const week = weekOf(hours)
  if (!week) return {}
  return {
    openingHoursSpecification: Object.entries(week).flatMap(([day, stretches]) =>
      stretches.map(({ from, to }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${schemaDays[Number(day)]}`,
        opens: from,
        closes: to,
      })),
    ),
  }
}
