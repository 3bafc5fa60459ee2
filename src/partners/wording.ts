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
  webhook: {
    url: 'hãy ghi địa chỉ https:// công khai, không có tên đăng nhập',
    events: 'hãy chọn ít nhất một loại tin',
    needsRead: 'Tin case.moved cần khóa có cả quyền cases:read.',
    tooMany: (most: number) => `Mỗi khóa có nhiều nhất ${most} webhook. Xóa bớt rồi thêm.`,
    notFound: 'Khóa này không có webhook ấy.',
  },
} as const
