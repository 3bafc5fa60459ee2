export const breachWording = {
  steps: {
    contained: 'Chặn nguồn lộ, giữ nhật ký và chứng cứ',
    measured: 'Xác định lộ gì, của bao nhiêu người, hậu quả',
    reported: 'Thông báo cho cơ quan chuyên trách của Bộ Công an (A05)',
    people_told: 'Báo cho người bị ảnh hưởng',
  },
  errors: {
    day: 'Hãy chọn ngày phát hiện.',
    time: 'Hãy ghi giờ phát hiện, ví dụ 08:30.',
    future: 'Giờ phát hiện chưa đến. Hãy xem lại.',
    what: 'Hãy ghi việc đã xảy ra.',
    measures: 'Hãy ghi biện pháp đã làm và sẽ làm.',
    people: 'Số người là một số, hoặc bỏ trống khi chưa biết.',
    ofPerson: 'Hãy bỏ tên, số điện thoại, số căn cước, mã vụ việc: phần này không ghi về người cụ thể.',
    tooLong: 'Tối đa 4.000 chữ cái.',
    forbidden: 'Tài khoản này không được làm việc đó.',
    gone: 'Không tìm thấy sự cố này, hoặc bước này đã ghi xong.',
  },
} as const
