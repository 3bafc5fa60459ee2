import { figureDays } from '../../cases/inbox/queues.js'

/** What the page of whoever leads a commune says. */
export const dayWording = {
  title: 'Hôm nay',
  heading: (commune: string) => `Hôm nay ở ${commune}`,
  choose: 'Xã, phường',
  show: 'Xem',
  chooseHelp: 'Chọn xã, phường để xem việc hôm nay ở đó.',
  numbers: {
    fresh: {
      label: `Mới trong ${figureDays} ngày`,
      before: (count: number) => `${figureDays} ngày trước đó: ${count}`,
    },
    dueToday: { label: 'Đến hạn hôm nay', before: (count: number) => `ngày này tháng trước: ${count}` },
    late: { label: 'Quá hạn', before: (count: number) => `ngày này tháng trước: ${count}` },
  },
  todo: 'Việc nên làm hôm nay',
  todos: {
    overdue: (count: string) => `Giải quyết ${count} việc quá hạn`,
    due_today: (count: string) => `Trả lời ${count} việc đến hạn hôm nay`,
    new_answers: (count: string) => `Trả lời ${count} người dân đang chờ`,
    unassigned: (count: string) => `Giao ${count} việc chưa ai nhận`,
    undelivered: (count: string) => `Báo lại ${count} người dân chưa nhận được tin`,
    under_way: (count: string) => `Theo dõi ${count} việc đang chuyển cơ quan`,
  },
  nothing: 'Hôm nay chưa có việc gấp.',
  seeOpen: (count: string) => `Xem việc đang xử lý (${count})`,
  officers: 'Ai đang giữ bao nhiêu việc',
  columns: {
    who: 'Cán bộ',
    open: 'Đang giữ',
    fresh: 'Mới',
    dueToday: 'Đến hạn',
    late: 'Quá hạn',
    answered: 'Đã trả lời',
    urge: 'Nhắc',
  },
  columnsHelp: `Mới, Đã trả lời: trong ${figureDays} ngày qua. Bấm con số để mở danh sách.`,
  noOfficers: 'Xã chưa có tài khoản cán bộ. Nhờ quản trị tạo tài khoản.',
  nobody: 'Chưa ai nhận',
  former: 'Tài khoản cũ',
  urge: 'Nhắc',
  urgeOf: (name: string) => ` ${name} về việc đến hạn, quá hạn`,
  urged: (name: string, count: number) => `Đã nhắc ${name} ${count} việc.`,
  urgedAlready: (name: string) => `Hôm nay đã nhắc ${name} về các việc này rồi. Mỗi việc mỗi ngày nhắc một lần.`,
} as const
