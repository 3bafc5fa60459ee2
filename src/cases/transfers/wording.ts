export const transferWording = {
  errors: {
    noTarget: 'Hãy chọn nơi nhận vụ việc.',
    answered: 'Vụ việc không còn việc phải làm. Cần làm tiếp thì mở lại rồi mới chuyển.',
    underWay: 'Vụ việc đang chờ nơi nhận trả lời. Muốn làm tiếp, hãy rút lại việc chuyển.',
    notUnderWay: 'Vụ việc này không đang chuyển. Hãy tải lại trang.',
    notYours: 'Nơi nhận còn thời gian trả lời. Quá hai ngày làm việc tỉnh mới trả lời thay.',
    filterChanged: 'Bộ lọc hoặc nơi nhận chưa đúng. Hãy xem trước lại.',
    nothing: 'Không có vụ việc nào chuyển được.',
  },
  leftOut: {
    finished: 'đã kết thúc',
    under_way: 'đang chờ nơi khác nhận',
    kept_from: 'nói về người của nơi nhận',
    settled_by_other: 'khiếu nại do nơi khác giải quyết theo luật',
    same_agency: 'đã ở nơi nhận',
    changed: 'đã đổi sau khi xem trước',
  },
} as const
