const ways: Record<string, (place: string | null) => string> = {
  online: () => 'trực tuyến trên Cổng Dịch vụ công quốc gia',
  in_person: (place) => (place ? `trực tiếp tại ${place}` : 'trực tiếp tại nơi giải quyết'),
  post: () => 'qua bưu chính',
}

const orJoined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} hoặc ${parts.at(-1)}`

const free = 'miễn phí'

/** "Cơ quan thuế" within a sentence. */
const within = (name: string): string => name.replace(/^Cơ quan/, 'cơ quan')

export const elsewhereWording = {
  /** `where` is a part of a sentence that begins with what to do. */
  who: (name: string, agency: string, where: string, isShared: boolean) =>
    `“${name}” do ${within(agency)} giải quyết${isShared ? '' : ', không làm ở xã, phường'}; ${where}.`,
  unsure: (where: string) => `${where} (nơi nhận chưa chắc, anh/chị hỏi trước khi đi)`,
  where: (listed: readonly string[], place: string | null) => {
    const told = listed.flatMap((way) => ways[way]?.(place) ?? [])
    if (told.length === 0) return place ? `nộp tại ${place}` : 'chưa có thông tin về nơi nộp'
    return `nộp ${orJoined(told)}`
  },
  figures: (time: string | null, fee: string | null) =>
    time === null && fee === null
      ? 'chưa có thông tin về thời hạn và phí'
      : `thời hạn ${time ?? 'chưa có thông tin'}, ${fee === free ? free : `phí, lệ phí ${fee ?? 'chưa có thông tin'}`}`,
  ofCodes: (told: string, codes: readonly string[]) => `${told} (mã ${codes.join(', ')})`,
  apart: (what: string, told: string) => `${within(what)}: ${told}`,
  figuresOf: (parts: readonly string[], month: string) => {
    const told = parts.join('; ')
    return `${told.charAt(0).toUpperCase()}${told.slice(1)}, theo Cổng Dịch vụ công quốc gia ${month}.`
  },
  askThere: (name: string, agency: string) =>
    `Về “${name}”, Xã Ơi chưa có thông tin này. Anh/chị hỏi ${within(agency)} giúp ạ.`,
  beyond: (agency: string) =>
    `Quá hạn, thi lại hay bị phạt thì Xã Ơi chưa có thông tin; anh/chị hỏi ${within(agency)}.`,
  which: 'Các việc này không làm ở xã, phường. Anh/chị hỏi việc nào ạ?',
} as const
