export const publicationWording = {
  errors: {
    kind: 'Hãy chọn loại nội dung phải công khai.',
    title: 'Hãy ghi tên văn bản hoặc nội dung.',
    decidedOn: 'Ngày quyết định là một ngày không sau hôm nay.',
    responsible: 'Hãy ghi họ tên, chức vụ người chịu trách nhiệm.',
    until: 'Ngày kết thúc chưa đúng.',
    tooLong: (most: number) => `Viết không quá ${most} ký tự.`,
    untilTooEarly: (day: string) =>
      `Phải niêm yết ít nhất 30 ngày liên tục: đến hết ${day} hoặc muộn hơn (Luật 10/2022 Điều 13).`,
    personsNeedEnd: 'Danh sách có tên người phải có ngày kết thúc.',
    noFile: 'Hãy kèm tệp văn bản để người dân đọc được.',
    alreadyPosted: 'Nội dung này đã được đăng. Hãy tải lại trang.',
    notPosted: 'Nội dung này chưa đăng hoặc đã gỡ. Hãy tải lại trang.',
    reason: 'Hãy ghi lý do gỡ.',
    notFound: 'Không có nội dung công khai này.',
    forbidden: 'Nội dung này của xã, phường khác.',
    file: {
      empty: 'Tệp rỗng. Hãy chọn tệp khác.',
      too_large: 'Tệp lớn hơn 20 MB. Hãy chọn tệp nhỏ hơn.',
      type: 'Không nhận loại tệp này. Hãy gửi PDF, ảnh hoặc tệp Word, Excel.',
      quota: 'Hôm nay đã nhận quá nhiều tệp. Hãy thử lại ngày mai.',
      no_space: 'Máy chủ gần hết chỗ nên chưa nhận được tệp.',
    },
  },
} as const
