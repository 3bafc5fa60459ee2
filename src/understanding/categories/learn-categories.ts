import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadSetup } from '../../shared/errors.js'
import { keepOnDisk } from '../../shared/keep-on-disk.js'
import { partToRead } from '../../shared/text.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'
import type { Features } from '../intents/features.js'
import { type LinearModel, type Sample, scoreOf, trainLinearModel } from '../intents/linear-model.js'
import { createRandom } from '../intents/random.js'
import { leaveOutMarks, type Normalised, normalise } from '../reading/normalise.js'

/** What reports of each category say. */
export type CategoryExamples = Readonly<Record<string, readonly string[]>>

/** The category that a report is most likely about: one of the keys of the examples. */
export type GuessCategory = (text: string) => string

/** Reads examples.yml and messages.yml, whose categories the former names. Throws BadSetup for a wrong file. */
export const readCategoryExamples = async (folder = new URL('./', import.meta.url)): Promise<CategoryExamples> => {
  const lines = z.array(z.string().min(1)).min(1)
  const short = await read(folder, 'examples.yml', z.record(z.string(), lines))
  const names = Object.keys(short)
  const messages = await read(folder, 'messages.yml', z.record(z.enum(names), lines))
  return Object.fromEntries(
    names.map((name) => [
      name,
      [...(short[name] as string[]).flatMap((line) => line.split(/,\s*/)), ...(messages[name] as string[])],
    ]),
  )
}

const read = async <S extends z.ZodType>(folder: URL, name: string, schema: S): Promise<z.output<S>> => {
  const result = readYaml(await readFile(new URL(name, folder), 'utf8'), schema)
  if (!result.problems) return result.value
  throw new BadSetup(result.problems.map((problem) => describeProblem(`categories/${name}`, problem)).join('\n'))
}

/** Learns the categories from their examples; kept in `cacheDir` until these change. */
export const learnCategories = (examples: CategoryExamples, cacheDir?: string): GuessCategory => {
  const names = Object.keys(examples)
  const model = keepOnDisk(cacheDir, 'categories', [JSON.stringify([examples, places, around])], () => train(examples))
  return (text) => {
    const scores = scoreOf(model, featuresOf(normalise(partToRead(text))))
    return names[scores.indexOf(Math.max(...scores))] as string
  }
}

/** Where things are: said of every category, so that it speaks for none. Rubbish on a road is rubbish. */
const places =
  'dọc đường liên thôn|ở đầu ngõ|trước cổng trường|cạnh trường học|gần chợ|trước cửa ủy ban|trước nhà văn hóa|giữa đường|trên vỉa hè|ven sông|ngoài đồng|gần trạm y tế|cạnh nhà tôi|trong xóm|ở thôn 3|cả khu phố|gần bệnh viện|ven đê|cạnh cột điện|trên đất công|ở bến xe|khu công nghiệp|đầy đường liên thôn|trên đường làng|ra đường liên xã|khắp đường thôn|kín cả mặt đường|ngay chân cầu|ở lề đường|dọc quốc lộ'.split(
    '|',
  )
/** What is said around any report. */
const around =
  'đề nghị xã xử lý|mong cấp trên xem xét|mấy hôm nay rồi|từ năm ngoái đến giờ|không ai giải quyết|dân phản ánh nhiều lần|xin kiểm tra giúp|sao không thấy gì|bà con rất bức xúc|nhà tôi có trẻ nhỏ|người già và các cháu|nguy hiểm quá|xin cảm ơn|cho tôi hỏi|gọi mãi không được|cả tuần nay|ban đêm|mỗi khi mưa|tôi nói mãi không được|xã hứa rồi để đó|tôi xin phản ánh|hàng xóm bảo|kính gửi ủy ban nhân dân xã và các cơ quan chức năng|tôi tên là Hạnh, cư trú tại thôn 7|gia đình chúng tôi sống tại đây|đã báo trưởng thôn nhưng chưa thấy ai đến|kính mong cơ quan có thẩm quyền quan tâm|đã gọi tổng đài 3 lần, nhân viên nói chờ|xin chân thành cảm ơn và mong sớm có phản hồi|tôi xin phản ánh nội dung như sau|kính thưa các đồng chí lãnh đạo|đây là ý kiến đóng góp xây dựng|mong lãnh đạo xã quan tâm cho bà con|tôi xin góp ý|đề nghị UBND phường làm việc với bên đó|ai phụ trách thì làm cho dân với'.split(
    '|',
  )

const training = { orders: 2, rate: 1.5, smoothing: 0.1, seed: 5 }
const weights = { word: 1, pair: 1.3, marked: 0.6, markedPair: 0.9 }

const featuresOf = ({ words, isMarked }: Normalised): Features => {
  const features: Features = new Map()
  const add = (name: string, weight: number): void => {
    if (!features.has(name)) features.set(name, weight)
  }
  for (const [k, { folded, marked }] of words.entries()) {
    const before = words[k - 1]
    add(folded, weights.word)
    if (before) add(`${before.folded} ${folded}`, weights.pair)
    if (!isMarked) continue
    add(`'${marked}`, weights.marked)
    if (before) add(`'${before.marked} ${marked}`, weights.markedPair)
  }
  return features
}

const train = (examples: CategoryExamples): LinearModel => {
  const random = createRandom(11)
  const maybe = (list: readonly string[]): string =>
    random() < 0.5 ? (list[Math.floor(random() * list.length)] ?? '') : ''
  const samples: Sample[] = []
  const add = (message: Normalised, label: number): void => {
    samples.push({ features: featuresOf(message), labels: [label], weight: 1 })
  }
  for (const [label, texts] of Object.values(examples).entries())
    for (const text of texts) {
      add(normalise(text), label)
      const varied = normalise(`${maybe(around)} ${text} ${maybe(places)} ${maybe(around)}`)
      add(random() < 0.7 ? leaveOutMarks(varied) : varied, label)
    }
  return trainLinearModel(samples, Object.keys(examples).length, training)
}
