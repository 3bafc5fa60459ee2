export const myCommuneWording = {
  choice: 'Chọn xã, phường của tôi',
  change: 'Đổi xã, phường',
  ask: 'Anh/chị ở xã, phường nào? Tên cũ cũng được.',
  why: 'Cho biết xã, phường thì Xã Ơi chỉ rõ địa chỉ, giờ làm việc.',
  kept: (name: string) => `Đã nhớ: ${name}. Muốn đổi, anh/chị gõ “đổi xã”.`,
} as const
