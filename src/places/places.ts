import type { Connection } from '../shared/mongo.js'
import { createContactStore } from './contact-store.js'

/** The door of this folder for what staff enter about communes. Verbs throw NotFound for an unknown commune. */
export const createPlaces = ({ connection }: { connection: Connection }) => {
  const contacts = createContactStore(connection)

  return {
    prepare: contacts.prepare,
    auditSource: contacts.auditSource,
    /** A commune's address, hours and telephones; null where nobody entered any. */
    getContact: contacts.get,
    /** Codes of the communes whose address or telephone somebody entered. */
    findWithContact: contacts.findEntered,
    saveContact: contacts.save,
  }
}

export type Places = ReturnType<typeof createPlaces>
