import { indicatorWording } from '../../indicators/wording.js'
import { latenessWording } from './lateness-wording.js'

/** What the overview of the province says. */
export const provinceWording = {
  title: 'Toàn tỉnh',
  help: 'Phản ánh, kiến nghị và khiếu nại; tố cáo và tin báo không được đếm ở đây. Việc đã trả lời mà chưa đóng cũng tính là chưa kết thúc. Việc đang chờ nơi khác nhận được đếm ở cả hai nơi, trang Số liệu chỉ đếm ở nơi đang giữ. Bấm con số để mở danh sách.',
  numbers: { late: 'Quá hạn một việc', dueToday: 'Đến hạn hôm nay', open: 'Chưa kết thúc' },
  lateMeans: latenessWording,
  tiles: 'Các xã, phường',
  tilesHelp: 'Đỏ: có vụ việc quá hạn một việc. Vàng: có việc đến hạn hôm nay. Xanh: còn trong hạn. Xám: không có việc.',
  tile: {
    late: (count: number) => `${count} quá hạn một việc`,
    dueToday: (count: number) => `${count} đến hạn hôm nay`,
    open: (count: number) => `${count} đang xử lý`,
    none: 'không có việc',
  },
  table: 'Xếp hạng',
  orders: { late: 'Nhiều vụ việc quá hạn một việc trước', inTime: 'Trả lời đúng hạn cao trước' },
  columns: {
    rank: 'Thứ tự',
    name: 'Xã, phường',
    open: 'Chưa kết thúc',
    dueToday: 'Đến hạn hôm nay',
    late: 'Quá hạn một việc',
    inTime: (month: string) => `Trả lời đúng hạn, ${indicatorWording.period(month).toLowerCase()}`,
    waiting: 'Chờ người dân',
  },
  inTime: (inTime: number, answered: number) => `${inTime}/${answered}`,
  noAnswers: 'chưa có',
  noContacts: (count: number) => `${count} xã, phường chưa ghi địa chỉ, điện thoại`,
  noContactsHelp: 'Người dân hỏi địa chỉ, điện thoại của các nơi này thì chưa có câu trả lời.',
  allContacts: 'Xã, phường nào cũng đã ghi địa chỉ hoặc điện thoại.',
} as const
