import { scopes } from './partner.js'

/** What is said of other systems' keys, to administrators and to those systems. */
export const partnerWording = {
  errors: {
    forbidden: 'Chỉ quản trị được cấp, thu hồi khóa của đơn vị ngoài.',
    name: 'Ghi tên đơn vị, phần mềm dùng khóa này.',
    nameTooLong: 'Tên dài quá, rút ngắn còn dưới 100 chữ cái.',
    scopes: `Chọn ít nhất một quyền: ${Object.keys(scopes).join(', ')}.`,
    commune: 'Chọn một xã, phường, hoặc để trống là cả tỉnh.',
    gone: 'Khóa này đã bị thu hồi trước đó.',
  },
} as const
