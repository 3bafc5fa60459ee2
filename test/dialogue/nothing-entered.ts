import { unknownContact } from '../../src/places/commune-contact.js'
import type { Places } from '../../src/places/places.js'

/** Places of which nothing was entered, with an office that never closes. */
export const nothingEntered: Pick<Places, 'getContact' | 'getProvinceOffice' | 'officeHours'> = {
  getContact: async (communeCode) => ({
    communeCode,
    ...unknownContact,
    closures: [],
    revision: 0,
    updatedAt: null,
    updatedBy: null,
  }),
  getProvinceOffice: async () => ({ address: null, hours: null, phone: null }),
  officeHours: async () => ({
    isOpen: () => true,
    nextOpening: (at) => at,
    closesAt: () => null,
    closedBecause: () => null,
  }),
}
