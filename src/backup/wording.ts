/** What npm run backup and npm run restore say. */
export const backupWording = {
  noKey:
    'Chưa có khóa khôi phục nên chưa sao lưu được: bản sao lưu chỉ ba người giữ mảnh khóa mới mở được.\n' +
    'Hãy chạy: npm run recovery -- make "NGƯỜI THỨ NHẤT" "NGƯỜI THỨ HAI" "NGƯỜI THỨ BA"',
  damaged: (path: string) =>
    `Tệp ${path} hỏng, thiếu, hoặc không mở được bằng các mảnh khóa này. Hãy lấy bản sao khác.`,
  missing: (path: string) => `Thiếu tệp ${path}. Một chuỗi sao lưu phải có đủ các tệp từ lần đầu.`,
  noBackup: (folder: string) => `Không có bản sao lưu nào trong ${folder}.`,
  noRun: (run: string) => `Không có lần sao lưu ${run}.`,
  notEmpty:
    'Cơ sở dữ liệu này đã có dữ liệu. Hãy phục hồi vào một cơ sở dữ liệu trống (DATA_DIR hoặc MONGODB_URI khác).',
  keysThere: (folder: string) => `KEY_DIR: ${folder} đã có khóa. Hãy đặt một thư mục trống.`,
  wrongShares: 'Các mảnh khóa này không mở được bản sao lưu. Hãy kiểm tra từng mảnh, cần hai mảnh khác nhau.',
  differs: (collection: string, found: number, expected: number) =>
    `Bảng ${collection} có ${found} dòng, bản sao lưu ghi ${expected}. Hãy phục hồi lại từ đầu.`,
  notTheSame: 'Dữ liệu đọc lại khác bản sao lưu. Hãy phục hồi lại từ đầu, vào thư mục trống khác.',
  restored: (at: string) => `Phục hồi từ bản sao lưu lúc ${at}. Hãy kiểm tra rồi mở.`,
} as const
