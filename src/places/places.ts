import type { Deadlines } from '../deadlines/deadlines.js'
import { createOfficeHours, type OfficeHours } from '../deadlines/office-hours.js'
import type { Connection } from '../shared/mongo.js'
import { createContactStore } from './contact-store.js'
import { officeHoursOf } from './office-hours-of.js'
import { createProvinceOfficeStore } from './province-office-store.js'

/** The door of this folder for what staff enter about communes. Verbs throw NotFound for an unknown commune. */
export const createPlaces = ({
  connection,
  deadlines,
}: {
  connection: Connection
  deadlines: Pick<Deadlines, 'calendar' | 'calendarOf'>
}) => {
  const contacts = createContactStore(connection)
  const provinceOffice = createProvinceOfficeStore(connection)

  return {
    prepare: () => Promise.all([contacts.prepare(), provinceOffice.prepare()]),
    auditSources: () => [contacts.auditSource(), provinceOffice.auditSource()],
    /** A commune's address, hours and telephones; null where nobody entered any. */
    getContact: contacts.get,
    /** Codes of the communes whose address or telephone somebody entered. */
    findWithContact: contacts.findEntered,
    /** The contacts of all communes, in their order. */
    findContacts: contacts.findAll,
    saveContact: contacts.save,
    saveContacts: contacts.saveMany,
    getProposal: contacts.getProposal,
    findProposals: contacts.findProposals,
    propose: contacts.propose,
    approve: contacts.approve,
    giveBack: contacts.giveBack,
    /** When a commune's office is open; null: that of the province, which keeps the usual hours. */
    officeHours: async (communeCode: string | null): Promise<OfficeHours> =>
      communeCode === null
        ? createOfficeHours({ calendar: deadlines.calendar })
        : officeHoursOf(await contacts.get(communeCode), deadlines),
    /** Where the province receives citizens; null where nobody entered it. */
    getProvinceOffice: provinceOffice.get,
    saveProvinceOffice: provinceOffice.save,
    addClosure: contacts.addClosure,
    removeClosure: contacts.removeClosure,
  }
}

export type Places = ReturnType<typeof createPlaces>
