export const contactWording = {
  askCommune: 'Anh/chị hỏi địa chỉ, giờ làm việc của xã, phường nào ạ? Tên cũ cũng được.',
  whichCommune: (name: string) => `Tên “${name}” có ở nhiều nơi. Anh/chị chọn giúp:`,
  communeUnknown: 'Xã Ơi chưa nhận ra tên này trong tỉnh Hưng Yên. Anh/chị ghi tên xã, phường, hoặc tên cũ kèm huyện.',
  becameOf: (old: string, name: string) => `${old.charAt(0).toUpperCase()}${old.slice(1)} nay là ${name}.`,
  districtEnded: (district: string, communes: readonly string[]) =>
    `Từ ngày 01/7/2025 không còn cấp huyện. Nơi trước là ${district} nay thuộc các xã, phường: ${communes.join(', ')}. Anh/chị cho biết xã cũ, Xã Ơi nói xã mới.`,
  provinceJoined: (province: string) =>
    `Tỉnh ${province} đã nhập vào tỉnh Hưng Yên, từ ngày 01/7/2025 không còn cấp huyện. Anh/chị cho biết xã cũ, Xã Ơi nói xã mới.`,
  elsewhere: (province: string) =>
    `Nơi này thuộc ${province} cũ, ngoài tỉnh Hưng Yên, nên Xã Ơi không có thông tin. Anh/chị hỏi UBND xã, phường nơi đó hoặc Cổng Dịch vụ công quốc gia.`,
  title: (name: string) => `UBND ${name}`,
  openUntil: (time: string) => `Bây giờ đang làm việc, đến ${time}.`,
  opensAt: (time: string, day: string) => `Bây giờ ngoài giờ làm việc. Mở lại lúc ${time} ngày ${day}.`,
  closedNow: 'Bây giờ ngoài giờ làm việc.',
  closed: (from: string, to: string, reason: string) =>
    from === to ? `Ngày ${from} không làm việc: ${reason}.` : `Từ ${from} đến hết ${to} không làm việc: ${reason}.`,
  reopens: (time: string, day: string) => `Mở lại lúc ${time} ngày ${day}.`,
  worksOn: (day: string, who: string, hours: string) => `Có làm việc: ${day}, ${who} mở cửa ${hours}.`,
  closedOn: (day: string, who: string, reason: string | null) =>
    `Không làm việc: ${day}, ${who} nghỉ${reason ? ` (${reason})` : ''}.`,
  usualHours: '(Theo giờ hành chính chung, xã chưa cập nhật giờ riêng.)',
  police: {
    title: (name: string) => `Công an ${name}`,
    address: (text: string) => `Địa chỉ: ${text}`,
    hours: (text: string) => `Giờ làm việc: ${text}`,
    phone: (text: string) => `Điện thoại: ${text}`,
    unknown: (what: readonly string[]) => `Xã chưa cập nhật của công an: ${what.join(', ')}.`,
    askCommittee: (name: string, phone: string) => `Hỏi qua UBND ${name}: ${phone}.`,
    emergency: 'Việc khẩn cấp về an ninh: gọi 113.',
  },
  nextReceptions: (days: readonly string[]) => `Các buổi tiếp công dân sắp tới: ${days.join('; ')}.`,
  website: 'Trang web',
  unknown: (labels: readonly string[]) => `Chưa có thông tin, xã chưa cập nhật: ${labels.join(', ')}.`,
  askHere: 'Anh/chị bấm “Gặp cán bộ” rồi nhắn câu hỏi, Xã Ơi chuyển đến xã.',
} as const
