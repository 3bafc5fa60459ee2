/** What the slice and its page say of keeping and deleting cases. */
export const retentionWording = {
  title: 'Lưu giữ hồ sơ',
  lead: 'Hết hạn lưu thì hồ sơ, tệp, giấy tờ và tin đã gửi bị xóa hẳn. Sổ chỉ còn loại việc, cơ quan, ngày và kết quả.',
  going: {
    title: 'Sẽ xóa trong 30 ngày tới',
    columns: ['Hồ sơ', 'Loại', 'Cơ quan', 'Kết thúc', 'Ngày xóa', 'Giữ lại'],
    none: 'Không có hồ sơ nào.',
  },
  held: {
    title: 'Đang được giữ',
    columns: ['Hồ sơ', 'Loại', 'Cơ quan', 'Vì sao giữ', 'Bỏ giữ'],
    none: 'Không có hồ sơ nào đang được giữ.',
    why: (ground: string, by: string, day: string) => `${ground}. ${by} ghi ngày ${day}.`,
  },
  byCode: { title: 'Giữ một hồ sơ theo mã', code: 'Mã biên nhận' },
  ground: 'Lý do',
  choose: 'chọn lý do',
  hold: 'Giữ lại',
  lift: 'Bỏ giữ',
  done: 'Đã ghi.',
  periods: {
    title: 'Thời hạn lưu theo loại việc',
    help: 'Tính từ lần cuối có việc xảy ra, sau khi hồ sơ kết thúc. Tỉnh quyết định thời hạn; số năm này là mức tạm, chọn dài.',
    columns: ['Loại', 'Số năm', 'Căn cứ'],
    noSource: 'tỉnh quyết định',
  },
  ofCase: (ground: string, by: string, day: string) => `Hồ sơ được giữ quá hạn lưu: ${ground}. ${by} ghi ngày ${day}.`,
  errors: {
    ground: 'Anh/chị chọn lý do.',
    forbidden: 'Tài khoản này không giữ, bỏ giữ hồ sơ được.',
    held: 'Hồ sơ này đang được giữ rồi.',
    notHeld: 'Hồ sơ này không còn được giữ, hoặc vừa bị xóa.',
  },
} as const
