export const crimeWording = {
  swindle:
    'Không ạ, công an, cán bộ không gọi điện yêu cầu chuyển tiền; đó là dấu hiệu lừa đảo.\n' +
    '1. Gọi ngay ngân hàng để chặn giao dịch, đừng chuyển thêm.\n' +
    '2. Trình báo công an xã, phường nơi anh/chị ở, hoặc gọi 113.\n' +
    '3. Báo số đã gọi đến đầu số 156. Giữ lại tin nhắn, biên lai.',
  swindleNext:
    'Anh/chị gọi ngân hàng trước để chặn tiền. Sau đó mang biên lai, tin nhắn trình báo công an xã, hoặc gọi 113. Số 156 nhận phản ánh cuộc gọi lừa đảo.',
  nearby:
    'Việc này báo công an xã, phường, hoặc gọi 113 ngay khi đang xảy ra.\n' +
    'Ngại gọi thì anh/chị kể ngay tại đây được ạ: gửi thành tin báo, không phải nêu tên. Tin có thể đến công an chậm.',
} as const
