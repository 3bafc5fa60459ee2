import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedMongo, startEmbeddedMongo } from 'embedded-mongo'
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communeContactSchema, contactFieldNames } from '../../src/places/commune-contact.js'
import { type ContactStore, createContactStore } from '../../src/places/contact-store.js'
import { NotFound } from '../../src/shared/errors.js'

let folder: string
let mongo: EmbeddedMongo | undefined
let connection: mongoose.Connection
let contacts: ContactStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'))
  if (!process.env.MONGODB_URI) mongo = await startEmbeddedMongo({ dataDir: folder })
  const address = new URL(process.env.MONGODB_URI ?? mongo?.uri ?? '')
  address.pathname = `/xaoi_test_places_${new mongoose.Types.ObjectId()}`
  connection = await mongoose.createConnection(address.toString()).asPromise()
  contacts = createContactStore(connection)
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await mongo?.close()
  await rm(folder, { recursive: true })
})

describe('contacts of a commune', () => {
  it('are all unknown while nobody entered any', async () => {
    const unknown = Object.fromEntries(contactFieldNames.map((name) => [name, null]))
    const nobody = { closures: [], revision: 0, updatedAt: null, updatedBy: null }
    expect(await contacts.get('12073')).toEqual({ communeCode: '12073', ...unknown, ...nobody })
  })

  it('are kept as entered, and a field emptied later is unknown again', async () => {
    const at = new Date('2026-11-23T08:00:00+07:00')
    const fields = communeContactSchema.parse({ address: ' Thôn Trai Trang ', phone: '0221 3964 123', hours: '' })
    await contacts.save({ communeCode: '12073', fields, accountId: 'lan', at })
    expect(await contacts.get('12073')).toMatchObject({
      communeCode: '12073',
      address: 'Thôn Trai Trang',
      phone: '0221 3964 123',
      hours: null,
      updatedAt: at,
      updatedBy: 'lan',
    })
    await contacts.save({ communeCode: '12073', fields: communeContactSchema.parse({}), accountId: 'hoa', at })
    expect(await contacts.get('12073')).toMatchObject({ address: null, phone: null, updatedBy: 'hoa' })
    expect((await contacts.get('11953')).updatedBy).toBeNull()
  })

  it('belong to a commune that exists', async () => {
    await expect(contacts.get('00000')).rejects.toThrow(NotFound)
    const fields = communeContactSchema.parse({})
    await expect(contacts.save({ communeCode: '00000', fields, accountId: 'lan', at: new Date() })).rejects.toThrow(
      NotFound,
    )
  })

  it.each([
    [{ phone: 'gọi bà Hoa' }, 'phone'],
    [{ phone: '- - - - - -' }, 'phone'],
    [{ phone: '4273812345' }, 'phone'],
    [{ phone: '0912 345 67' }, 'phone'],
    [{ email: 'ubnd' }, 'email'],
    [{ address: 'x'.repeat(301) }, 'address'],
    [{ fax: '1' }, undefined],
  ])('are refused with a sentence when wrong: %j', (form, field) => {
    const read = communeContactSchema.safeParse(form)
    expect(read.success).toBe(false)
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })
})
