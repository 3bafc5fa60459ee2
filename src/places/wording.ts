import type { ContactFieldName } from './commune-contact.js'
import type { ProvinceOffice } from './province-office-store.js'

export const contactStoreWording = {
  noCommune: 'Không có xã, phường nào mang mã này.',
  changedMeanwhile: 'Đề nghị này đã được sửa hoặc đã có người trả lời. Hãy xem lại.',
} as const

/** What the fields of a contact are called, in forms, lists and spreadsheets. */
export const contactLabels: Readonly<Record<ContactFieldName, string>> = {
  address: 'Địa chỉ trụ sở',
  location: 'Vị trí trên bản đồ',
  hours: 'Giờ làm việc',
  phone: 'Điện thoại cơ quan',
  email: 'Thư điện tử',
  leaderName: 'Họ tên chủ tịch',
  leaderPhone: 'Điện thoại chủ tịch',
  leaderEmail: 'Thư điện tử chủ tịch',
  deputyName: 'Họ tên phó chủ tịch',
  deputyPhone: 'Điện thoại phó chủ tịch',
  deputyEmail: 'Thư điện tử phó chủ tịch',
  services: 'Nơi nhận hồ sơ và các việc nhận ở đó',
  serviceHours: 'Giờ nhận hồ sơ',
  servicePhone: 'Điện thoại nơi nhận hồ sơ',
  policeAddress: 'Địa chỉ công an xã',
  policeHours: 'Giờ làm việc của công an xã',
  policePhone: 'Điện thoại công an xã',
  receptionSchedule: 'Lịch tiếp công dân thường lệ',
  conciliation: 'Tổ hòa giải: liên hệ ai',
  legalAid: 'Trợ giúp pháp lý miễn phí: liên hệ ai',
}

export const contactSheetWording = {
  title: 'Liên hệ',
  code: 'Mã',
  name: 'Xã, phường',
  revision: 'Lần sửa',
  changedSince: (name: string) => `${name} đã được sửa sau khi tải tệp này. Hãy tải bảng mới rồi sửa trên đó.`,
  wouldReplace: (label: string) =>
    `${label}: đang có nội dung khác. Tệp không có cột “Lần sửa” chỉ điền được ô còn trống; hãy tải bảng mới rồi sửa trên đó.`,
  empty: 'Tệp không có dòng nào. Hãy tải tệp mẫu, điền rồi gửi lại.',
  noColumn: (name: string) => `Thiếu cột “${name}”. Hãy dùng tệp mẫu, giữ nguyên dòng đầu.`,
  unknownColumn: (name: string) => `Cột “${name}” không có trong mẫu. Hãy xóa cột đó hoặc sửa lại tên.`,
  twiceColumn: (name: string) => `Cột “${name}” có hai lần. Hãy giữ một.`,
  at: (row: number, what: string) => `Dòng ${row}: ${what}`,
  field: (label: string, what: string) => `${label}: ${what}`,
  noCommune: (said: string) => `không có xã, phường nào là “${said}”. Hãy ghi mã hoặc đúng tên.`,
  otherName: (code: string, name: string, said: string) => `mã ${code} là ${name}, không phải “${said}”.`,
  twice: (name: string, first: number) => `${name} đã có ở dòng ${first}.`,
} as const

/** Where the province receives citizens, in one line without its last stop; null: its address isn't known. */
export const provinceOfficeWords = ({ address, hours, phone }: ProvinceOffice): string | null =>
  address &&
  [`Địa chỉ: ${address}`, ...(hours ? [`Giờ mở cửa: ${hours}`] : []), ...(phone ? [`Điện thoại: ${phone}`] : [])].join(
    '. ',
  )
