/** What the bar above a list says, and what became of the cases that were chosen in it. */
export const bulkWording = {
  title: 'Việc đã chọn',
  choose: (matter: string) => `Chọn: ${matter}`,
  chooseAll: 'Chọn tất cả trên trang',
  chooseNone: 'Bỏ chọn',
  chosen: 'Đã chọn',
  actions: {
    giao: { open: 'Giao cho…', submit: 'Giao việc', to: 'Người xử lý', nobody: 'Trả lại, chưa ai nhận' },
    'linh-vuc': { open: 'Đổi lĩnh vực…', submit: 'Đổi lĩnh vực', to: 'Lĩnh vực đúng' },
    chuyen: { open: 'Chuyển…', submit: 'Chuyển đi', to: 'Chuyển đến', why: 'Lý do chuyển' },
    'rut-lai': { open: 'Rút lại…', submit: 'Rút lại việc chuyển' },
  },
  missing: {
    chosen: 'Chưa chọn việc nào. Đánh dấu ô ở đầu dòng rồi làm lại.',
    giao: 'Chưa chọn người xử lý. Mở “Giao cho…” và chọn một người.',
    'linh-vuc': 'Chưa chọn lĩnh vực. Mở “Đổi lĩnh vực…” và chọn một lĩnh vực.',
    'rut-lai': 'Chưa rút lại việc nào.',
    chuyen: 'Chưa đủ nơi nhận và lý do. Mở “Chuyển…”, chọn nơi nhận, ghi lý do.',
  },
  done: {
    giao: (count: number, to: string) => `${count} việc đã giao cho ${to}.`,
    givenBack: (count: number) => `${count} việc đã trả lại, chưa ai nhận.`,
    'linh-vuc': (count: number, to: string) => `${count} việc đã đổi sang “${to}”.`,
    chuyen: (count: number, to: string) =>
      `${count} việc đã gửi chuyển đến ${to}. Nơi nhận chưa nhận thì còn rút lại được.`,
    'rut-lai': (count: number) => `${count} việc chuyển đã rút lại.`,
  },
  changed: (count: number) => `${count} việc vừa thay đổi, xem lại rồi làm:`,
  refused: (count: number, why: string) => `${count} việc chưa làm. ${why}`,
  gone: (count: number) => `${count} việc không còn trong danh sách của anh/chị.`,
} as const
