/** Messages that answer no question and belong in no record. */
export const asides = {
  stepQuestion: [
    'cần số điện thoại làm gì',
    'có giấu tên được không',
    'bao lâu thì có kết quả',
    'sao phải ghi địa chỉ',
    'ai sẽ đọc cái này',
    'có mất phí không?',
    'không có ảnh thì có sao không?',
  ],
  procedureQuestion: [
    'làm giấy khai sinh cần giấy tờ gì?',
    'chứng thực bản sao hết bao nhiêu tiền?',
    'đăng ký kết hôn ở đâu?',
    'làm căn cước mất mấy ngày?',
  ],
  contactQuestion: ['số điện thoại ủy ban xã là gì?', 'mấy giờ xã làm việc?'],
  greeting: ['xin chào', 'chào ad', 'alo', 'hello'],
  thanks: ['cảm ơn nhé', 'ok cảm ơn'],
  oldChoice: ['/xong', '/khongro', '/dung', '/van-gui', '/co', '/khongco', '/khongphai', '/ky khong-ro', '/xyz'],
  unreadable: ['', '\u200b'],
} as const

export const cries = [
  'cháy nhà rồi cứu với',
  'có người đuối nước dưới ao cứu với',
  'chồng tôi cầm dao đòi giết tôi',
  'rò ga mùi nồng nặc quá sắp nổ',
]

export const noises = [
  'asdfgh',
  'hihi',
  '...',
  '👍',
  'ờ thì',
  'lkjh qwer zxcv',
  '12',
  '???',
  'không biết',
  'bỏ qua',
  'có',
  'không',
]
export const stops = ['thôi', 'hủy', '/huy', 'dừng lại', 'thôi không gửi nữa']
export const holds = ['để tôi hỏi vợ đã', 'thôi để sau', 'lát nữa gửi']
export const resumes = ['lấy lại', '/laylai', 'quay lại việc lúc nãy', 'làm tiếp']
export const summaries = ['tóm tắt lại', 'đọc lại xem', 'cho tôi xem lại']
export const repeats = ['nhắc lại', 'hỏi gì cơ', 'nói lại đi']
export const yeses = ['gửi', 'có', 'vâng gửi đi', '/gui-di', 'ok gửi', 'đồng ý']
export const starts = [
  '/gui phan-anh',
  '/gui khieu-nai',
  '/gui to-cao',
  '/gui',
  '/start',
  '/canbo',
  '/tracuu',
  '/lienhe',
  '/trogiup',
  '/xacuatoi',
]
