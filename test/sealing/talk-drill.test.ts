import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Citizen, useJourney } from '../journeys/journey.js'

const journey = useJourney()

/** Words that stand nowhere else, with marks as people write them. */
const secrets = {
  name: 'Trịnh Quắc Thước',
  place: 'ngõ Lộc Vừng Bảy Nhánh',
  sum: '73 triệu 412 nghìn',
  evidence: 'băng ghi âm số 90417',
  teller: 'Vương Bích Hợp Phố',
  phone: '0987113355',
  draftOnly: 'tờ giấy viết tay màu lục',
}
const inTheOpen = 'chum sành vỡ chín mảnh'

const sayAll = async (citizen: Citizen, ...texts: string[]): Promise<void> => {
  for (const text of texts) await citizen.say(text)
}

/** Every document of every collection as text, sealed bytes in base64. */
const dump = async (): Promise<string> => {
  const collections = (await journey.connection.db?.listCollections().toArray()) ?? []
  const all = await Promise.all(collections.map(({ name }) => journey.connection.collection(name).find().toArray()))
  return JSON.stringify(all)
}

/** How many of the database's files hold these bytes, freed pages and log included. */
const filesWith = (words: string): number => {
  if (!journey.dataDir) return 0
  try {
    return execFileSync('grep', ['-rlaF', '--', words, journey.dataDir], { encoding: 'utf8' }).trim().split('\n').length
  } catch {
    return 0
  }
}

const told = [
  `chủ tịch xã Yên Mỹ ông ${secrets.name} đòi tôi ${secrets.sum} ở ${secrets.place}`,
  `có ${secrets.evidence}, ${secrets.draftOnly}`,
]

const talks: [string, (citizen: Citizen) => Promise<void>][] = [
  [
    'that was put aside half told',
    async (citizen) => {
      await citizen.say(told[0] as string)
      await citizen.press('Tố cáo')
      await citizen.press('Nêu tên và ký đơn')
      await sayAll(citizen, `Ông ${secrets.name}`, 'xã Yên Mỹ', told[1] as string, secrets.teller, 'để sau')
    },
  ],
  [
    'that was stopped',
    async (citizen) => {
      await citizen.say(told[0] as string)
      await citizen.press('Tố cáo')
      await citizen.press('Không nêu tên')
      await sayAll(citizen, `Ông ${secrets.name}`, 'xã Yên Mỹ', told[1] as string, 'hủy')
    },
  ],
  [
    'that accused somebody in passing and asked something else',
    async (citizen) => {
      await sayAll(citizen, told[0] as string, `số tôi là ${secrets.phone}`, 'phí chứng thực bản sao')
    },
  ],
  [
    'whose first words were no denunciation yet',
    async (citizen) => {
      await sayAll(citizen, `giấy phép của bà ở ${secrets.place} là sao nhỉ`, told[0] as string, 'hủy')
    },
  ],
]

test.each(talks)('of a talk %s no word is written in clear, not even once', async (_what, talk) => {
  const citizen = journey.citizen()
  await talk(citizen)
  const stored = await dump()
  for (const [what, words] of Object.entries(secrets)) {
    expect(stored.includes(words), `${what} in a document`).toBe(false)
    expect(filesWith(words), `${what} in files`).toBe(0)
  }
})

test('the search would find them: what was sent in the open stands there', async () => {
  const citizen = journey.citizen()
  await sayAll(citizen, `Phản ánh rác ở thôn Trai Trang xã Yên Mỹ, có ${inTheOpen}`)
  for (let step = 0; step < 8 && !citizen.heard().includes('Đã gửi'); step += 1)
    await citizen.say(citizen.heard().includes('Gửi phản ánh này') ? 'gửi' : 'bỏ qua')
  await citizen.say('gửi')
  expect(await dump()).toContain(inTheOpen)
  if (journey.dataDir) expect(filesWith(inTheOpen)).toBeGreaterThan(0)
})
