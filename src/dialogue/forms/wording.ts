/** What is said of a report written into a form on a page, where the chat says it otherwise. */
export const formWording = {
  textMissing: 'Anh/chị ghi việc đã xảy ra, vài chữ cũng được.',
  textTooLong: 'Phần này dài quá. Anh/chị rút ngắn còn dưới 20.000 chữ cái giúp.',
  communeMissing: 'Anh/chị chọn xã, phường nơi xảy ra. Không chắc thì chọn “Tôi không rõ xã nào”.',
  placeMissing: 'Anh/chị ghi thôn, xóm, đường hay chỗ nào, để cán bộ tìm được.',
  tooLong: 'Phần này dài quá. Anh/chị ghi ngắn hơn giúp.',
  wrongPhone: 'Số điện thoại này chưa đúng. Anh/chị ghi lại đủ 10 số, hoặc để trống.',
}
