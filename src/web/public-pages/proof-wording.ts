/** The public page of the proof that something was filed, and what other pages say of it. */
export const proofPageWording = {
  title: 'Bằng chứng đã gửi',
  description:
    'Dấu công bố mỗi ngày để người dân tự kiểm tra: vụ việc đã gửi có thật, không bị lùi ngày, không bị xóa.',
  sentences: [
    'Mỗi đêm, hệ thống gộp mọi vụ việc trong ngày thành một dấu rồi công bố tại đây.',
    'Dấu không cho biết ai gửi, gửi gì, hay có bao nhiêu vụ việc.',
    'Sau này nếu ai bỏ bớt hay lùi ngày, dấu sẽ không còn khớp.',
  ],
  own: {
    title: 'Tải bằng chứng của anh/chị',
    code: 'Mã biên nhận',
    codeHelp: 'Dạng ABCDE-23456, có trong tin báo đã nhận hoặc trên biên nhận.',
    submit: 'Tải tệp bằng chứng',
    keep: 'Tệp có ghi mã biên nhận, nên anh/chị giữ kín như giữ mã.',
    waiting: 'Ngày gửi chưa được khép. Anh/chị quay lại sau 1 giờ sáng mai.',
    none: 'Vụ việc này gửi từ trước khi có bằng chứng.',
    late: 'Vụ việc gửi sát nửa đêm, hoặc lúc máy bận, có thể nằm trong dấu của ngày sau.',
  },
  check: {
    title: 'Kiểm tra không cần mạng',
    steps: [
      'Tải tệp bằng chứng của anh/chị ở trên.',
      'Tải tệp dấu của mọi ngày và trang kiểm tra.',
      'Mở trang kiểm tra trên máy, rồi chọn hai tệp.',
    ],
    all: 'Dấu của mọi ngày',
    page: 'Trang kiểm tra',
    keep: 'Anh/chị nên giữ một bản dấu của mọi ngày. Dấu giữ ở nhiều nơi thì không ai sửa lén được.',
  },
  days: {
    title: 'Dấu của các ngày gần đây',
    columns: ['Ngày', 'Dấu', 'Tệp'],
    file: (day: string) => `Tải tệp ngày ${day}`,
    load: 'Tải',
    none: 'Chưa có ngày nào được khép.',
  },
  card: {
    ready: (day: string) => `Vụ việc có trong dấu công bố của ngày ${day}.`,
    what: 'Bằng chứng là gì',
  },
  onReceipt: 'Từ 1 giờ sáng mai, anh/chị tải được bằng chứng đã gửi ở trang',
}
