/** What spreadsheets of the catalog say: their own columns, and what is wrong with a cell, each with what to do. */
export const sheetWording = {
  main: 'Thủ tục',
  slug: 'Mã nội bộ',
  version: 'Bản số (không sửa)',
  shownName: 'Tên ngắn (chỉ để xem)',
  at: (sheet: string, cells: string) => `Trang tính “${sheet}”, ${cells}`,
  cell: (cell: string) => `ô ${cell}`,
  said: (where: string, what: string) => `${where}: ${what}`,
  inField: (field: string, what: string) => `${field}: ${what}`,
  inLine: (line: number, what: string) => `dòng ${line}: ${what}`,
  unknownSheet: (known: readonly string[]) =>
    `không có trang tính nào tên như vậy. Hãy xóa trang này, hoặc đặt lại đúng tên: ${known.join('; ')}`,
  noSheet: 'Tệp không có dòng nào của danh mục. Hãy tải tệp danh mục về, sửa trên tệp ấy rồi gửi lại.',
  unknownColumn: (title: string) =>
    `“${title}” không phải cột của trang này. Hãy xóa cột, hoặc viết lại đúng tên cột như trong tệp tải về`,
  untitledColumn: 'cột này có chữ mà không có tên ở dòng 1. Hãy xóa cột, hoặc viết tên cột',
  twiceColumn: (title: string) => `cột “${title}” có hai lần. Hãy xóa bớt một cột`,
  noColumn: (title: string) =>
    `thiếu cột “${title}”. Hãy thêm lại cột như trong tệp tải về; không sửa phần này thì xóa cả trang tính`,
  tooManyRows: (most: number) => `có quá nhiều dòng. Hãy chia tệp, mỗi trang nhiều nhất ${most} dòng`,
  noSlug: 'còn trống. Hãy ghi mã nội bộ của thủ tục, ví dụ register-birth',
  unknownSlug: (slug: string) =>
    `không có thủ tục “${slug}”. Hãy sửa lại mã; nếu là thủ tục mới, hãy thêm dòng của nó ở trang “Thủ tục”`,
  twiceSlug: (slug: string, cell: string) => `“${slug}” đã có ở ô ${cell}. Hãy gộp hai dòng làm một`,
  cells: (cells: readonly string[], others: number) =>
    `các ô ${cells.join(', ')}${others > 0 ? ` và ${others} ô khác` : ''}`,
  notText: 'Excel đã đổi ô này thành ngày. Hãy định dạng ô là Văn bản (Text) rồi gõ lại',
  notNumber: (value: string) => `“${value}” không phải số; hãy viết số, ví dụ 20000`,
  notDay: (value: string) => `“${value}” không phải ngày; hãy viết dạng 31/07/2026`,
  notMonth: (value: string) => `“${value}” không phải tháng; hãy viết dạng 07/2026`,
  notOption: (value: string, options: readonly string[]) =>
    `“${value}” không có trong các mục được chọn; hãy viết một trong: ${options.join('; ')}`,
  otherwise: (column: string, cell: string) =>
    `“${column}” khác với ô ${cell} của cùng trường hợp. Hãy viết giống nhau ở mọi dòng của trường hợp này`,
  noVersion: 'không có bản mang số này. Hãy trả lại số như trong tệp tải về, hoặc để trống',
  changedSince: (from: number, to: number) =>
    `mục này đã được công bố khác đi sau khi tệp được tải về (bản ${from}, nay là bản ${to}). Hãy tải tệp mới rồi sửa lại ở đó`,
  takenCode: (code: string, name: string) =>
    `mã ${code} là của thủ tục “${name}”. Hãy sửa lại mã thủ tục, hoặc sửa mã nội bộ cho đúng thủ tục ấy`,
  hasDraft: 'Vừa có người tạo bản nháp hoặc công bố một thủ tục trong tệp. Chưa có gì được tạo; xin gửi lại tệp.',
  notRight: 'Nội dung gửi lên không đúng. Chưa có gì được tạo; xin gửi lại tệp.',
} as const
