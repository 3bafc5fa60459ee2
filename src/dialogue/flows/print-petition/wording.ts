import { commandWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const petitionWording = {
  rule: 'Đường dẫn mở được trong 48 giờ và hỏi 4 ký tự cuối của mã biên nhận. Đừng chuyển cho người khác.',
  address: (address: string) => `In đơn: ${address}\n${petitionWording.rule}\nĐường dẫn trước không dùng được nữa.`,
  closed: 'Đã đóng đường dẫn in đơn. Cần in lại, anh/chị lấy đường dẫn mới.',
  sealed:
    'Đơn đã niêm phong, ở đây không mở lại được. Đường dẫn đã gửi mở được trong 48 giờ. Sau đó anh/chị mở hồ sơ ở trang gửi kín để in. Ở đó cần mã và số bí mật.',
  unknown: 'Không có đơn nháp nào với mã này được lập từ đây. Anh/chị tra cứu giúp.',
  again: (receiptCode: string) => choice('Đường dẫn in đơn mới', payload(commandWords.printPetition, receiptCode)),
  close: (receiptCode: string) => choice('Đóng đường dẫn in đơn', payload(commandWords.closePetition, receiptCode)),
}
