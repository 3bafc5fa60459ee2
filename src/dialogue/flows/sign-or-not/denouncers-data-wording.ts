import type { DataRight } from '../own-data/data-rights.js'

const choice: Readonly<Record<DataRight, string>> = { view: 'Xem bản sao', change: 'Xin sửa', delete: 'Xin xóa' }

export const denouncersDataWording = {
  choice,
  unsent: 'Điều đang kể ở đây chưa gửi, chưa nơi nào đọc.',
  here: {
    view: 'Nhắn “tóm tắt lại” để xem đã ghi gì.',
    change: 'Nhắn thẳng chỗ sửa, ví dụ “sửa địa chỉ thành thôn Đoài”.',
    delete: 'Nhắn “hủy” thì Xã Ơi xóa hết điều đã kể.',
  } satisfies Record<DataRight, string>,
  sent: (what: string, address: string) =>
    `Đơn, tin đã gửi kín không xem, sửa, xóa được ở đây. Lời này không ghi vào đâu.\n` +
    `Anh/chị mở trang ${address}, nhập mã và số bí mật 16 chữ số.\n` +
    `Ở đó chọn “${what}”. Chỉ người xử lý tố cáo đọc yêu cầu đó.`,
} as const
