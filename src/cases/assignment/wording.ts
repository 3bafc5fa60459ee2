export const assignmentWording = {
  give: 'Giao việc',
  who: 'Người xử lý',
  nobody: 'chưa ai nhận',
  errors: {
    isOver: 'Vụ việc đã kết thúc nên không giao được nữa.',
    mayNotHave: 'Người được chọn không xử lý được vụ việc này. Hãy chọn người khác trong danh sách.',
  },
} as const
