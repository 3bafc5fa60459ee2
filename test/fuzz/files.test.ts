import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { type CommuneContact, unknownContact } from '../../src/places/commune-contact.js'
import { communes } from '../../src/places/communes.js'
import { contactTable, readContactSheet } from '../../src/places/contact-sheet.js'
import { InvalidInput } from '../../src/shared/errors.js'
import { readSpreadsheet } from '../../src/shared/spreadsheet/read-table.js'
import { toCsv, toXlsx } from '../../src/shared/spreadsheet/write-table.js'
import { createRandom, type Random } from '../api/generated/random.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { nastyName, nastyText } from './nasty.js'

const table = {
  title: 'Liên hệ',
  columns: ['Mã xã', 'Điện thoại', 'Giờ'].map((title) => ({ title, width: 20 })),
  rows: [
    ['12049', '0221 3123 456', '7:30–11:30'],
    ['11953', '0221 3654 321', 'Thứ Hai, thứ Sáu'],
  ],
}

const bendBytes = (bytes: Uint8Array, random: Random): Uint8Array => {
  const bent = Uint8Array.from(bytes)
  for (let times = 1 + random.int(6); times > 0; times -= 1) bent[random.int(bent.length)] = random.int(256)
  return random.chance(0.2) ? bent.slice(0, random.int(bent.length)) : bent
}

const bendText = (text: string, random: Random): string => {
  const at = random.int(text.length + 1)
  const end = Math.min(text.length, at + random.int(40))
  return (
    text.slice(0, at) +
    (random.chance(0.6) ? nastyText(random) : nastyName(random)) +
    text.slice(random.chance(0.5) ? at : end)
  )
}

/** What a reader said instead of a refusal in people's words; null for a refusal or a table. */
const fault = async (bytes: Uint8Array): Promise<string | null> => {
  try {
    await readSpreadsheet(bytes)
    return null
  } catch (error) {
    return error instanceof InvalidInput ? null : String(error)
  }
}

describe('files that were bent at random are read or refused in words, never anything else', () => {
  test('workbooks, as bytes and in their parts', async () => {
    const random = createRandom(11)
    const good = await toXlsx(table)
    expect(await fault(good)).toBeNull()
    const parts = unzipSync(good)
    const names = Object.keys(parts)
    for (let number = 0; number < 200; number += 1) {
      const name = random.pick(names)
      const bent = random.chance(0.5)
        ? bendBytes(good, random)
        : zipSync({ ...parts, [name]: strToU8(bendText(strFromU8(parts[name] as Uint8Array), random)) })
      expect(await fault(bent), `number ${number}, ${name}`).toBeNull()
    }
  }, 60_000)

  test('contacts of communes, cell by cell', async () => {
    const random = createRandom(14)
    const before = communes.slice(0, 3).map(
      ({ code }): CommuneContact => ({
        ...unknownContact,
        communeCode: code,
        closures: [],
        revision: 0,
        updatedAt: null,
        updatedBy: null,
      }),
    )
    const good = contactTable(before)
    for (let number = 0; number < 60; number += 1) {
      const rows = good.rows.map((row) => row.map((cell) => (random.chance(0.2) ? nastyText(random) : cell)))
      const read = await readContactSheet(await toXlsx({ ...good, rows }), before).catch((error: unknown) => error)
      expect(read instanceof Error && !(read instanceof InvalidInput) ? read : null, `number ${number}`).toBeNull()
    }
  }, 60_000)

  test('CSV', async () => {
    const random = createRandom(12)
    const good = toCsv(table)
    for (let number = 0; number < 200; number += 1) {
      const text = bendText(good, random)
      expect(
        await fault(random.chance(0.5) ? bendBytes(Buffer.from(text), random) : Buffer.from(text)),
        `number ${number}`,
      ).toBeNull()
    }
  })

  test('procedures as YAML', () => {
    const random = createRandom(13)
    const good = procedureFormat.toYaml(buildProcedure('register-birth'))
    for (let number = 0; number < 200; number += 1) {
      const bent = random.chance(0.8)
        ? bendText(good, random)
        : good
            .split('\n')
            .filter(() => random.chance(0.9))
            .join('\n')
      const read = procedureFormat.fromYaml(bent, 'procedures/register-birth.yml', 'register-birth')
      expect('problems' in read ? read.problems.every((one) => one.includes('register-birth.yml')) : true, bent).toBe(
        true,
      )
    }
  }, 60_000)
})

test('a workbook that declares entities of its own gets none of them', async () => {
  const parts = unzipSync(await toXlsx(table))
  const name = Object.keys(parts).find((one) => one.endsWith('sheet1.xml')) as string
  const xml = strFromU8(parts[name] as Uint8Array)
  const lol =
    '<!DOCTYPE x [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
  const bent = xml.replace(/(<\?xml[^>]*\?>)?/, `$1${lol}`).replace(/<v>[^<]*<\/v>/, '<v>&b;&f;</v>')
  expect(bent).toContain('DOCTYPE')
  const read = await readSpreadsheet(zipSync({ ...parts, [name]: strToU8(bent) })).then(
    (sheets) => JSON.stringify(sheets),
    (error: unknown) => (error instanceof InvalidInput ? 'refused' : String(error)),
  )
  expect(read).not.toMatch(/xxxxx|root:/)
  expect(read === 'refused' || read.startsWith('[')).toBe(true)
})
