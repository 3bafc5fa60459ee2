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
    payload: {
      id: 'Việc gì đã xảy ra; cùng mã là cùng một việc',
      at: 'Lúc việc xảy ra',
      case: 'Mã vụ việc, đọc tại /api/v1/cases/{id}',
      coded: 'Như trong /api/v1/cases',
      commune: 'Mã xã, phường đang giải quyết; null: nơi khác',
      from: 'Trạng thái trước; null: vừa mở',
      to: 'Trạng thái nay, như trong /api/v1/cases',
      headers: {
        id: 'Mã của lần báo; đã nhận mã này thì bỏ qua',
        timestamp: 'Lúc gửi, tính bằng giây',
        signature: 'Mỗi mã bí mật còn hiệu lực một chữ ký, mới trước',
      },
    },
  },
} as const
