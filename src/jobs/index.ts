const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** How often a job is due, in milliseconds, and whether one process does it for all (leased) or each for itself. */
export type JobDefinition = { label: string; everyMs: number; isLeased: boolean }

const defineJobs = <N extends string>(table: Record<N, JobDefinition>) => table

/** Everything that is done by the clock; core.ts gives each row what it does. */
export const jobTable = defineJobs({
  follow_switches: { label: 'Theo dõi kênh, phần trả lời bị dừng', everyMs: second, isLeased: false },
  see_process: { label: 'Báo máy chủ còn chạy', everyMs: 10 * second, isLeased: false },
  follow_catalog: { label: 'Theo dõi thủ tục mới công bố', everyMs: second, isLeased: false },
  follow_calendar: { label: 'Theo dõi lịch nghỉ mới sửa', everyMs: second, isLeased: false },
  recompute_clocks: { label: 'Tính lại thời hạn khi lịch nghỉ thay đổi', everyMs: 10 * second, isLeased: true },
  watch_cases: { label: 'Báo trang đang mở khi vụ việc thay đổi', everyMs: 3 * second, isLeased: false },
  give_out: { label: 'Chia việc mới cho cán bộ có mặt', everyMs: 5 * second, isLeased: true },
  sweep_files: { label: 'Xóa tệp không thuộc vụ việc nào', everyMs: hour, isLeased: true },
  open_linked: { label: 'Mở vụ việc liên quan còn chờ', everyMs: 60_000, isLeased: true },
  erase_drafts: { label: 'Xóa nháp quá hạn', everyMs: hour, isLeased: true },
  settle_papers: { label: 'Ghi nốt giấy tờ đang cấp số dở', everyMs: hour, isLeased: true },
  remind: { label: 'Nhắc việc đến hạn, báo cáo đầu ngày', everyMs: minute, isLeased: true },
  run_receptions: { label: 'Nhắc lịch tiếp công dân, chuyển lịch của buổi hoãn', everyMs: minute, isLeased: true },
  run_surveys: { label: 'Mời, nhắc trả lời khảo sát', everyMs: minute, isLeased: true },
  tell_webhooks: { label: 'Báo tin cho phần mềm ngoài đã đăng ký', everyMs: 5 * second, isLeased: true },
  sweep_partners: { label: 'Xóa tin đã báo, yêu cầu cũ của phần mềm ngoài', everyMs: hour, isLeased: true },
  anchor_audit: { label: 'Niêm phong nhật ký của ngày hôm trước', everyMs: hour, isLeased: true },
  delete_ended: { label: 'Xóa hồ sơ đã hết hạn lưu', everyMs: hour, isLeased: true },
  close_day: { label: 'Khép ngày, công bố dấu của các vụ việc trong ngày', everyMs: 5 * minute, isLeased: true },
  roll_up: { label: 'Cộng số liệu của những ngày có thay đổi', everyMs: minute, isLeased: true },
  settle_keys: { label: 'Hủy khóa của nội dung đã gửi, đã hết hạn', everyMs: minute, isLeased: true },
  settle_case_keys: {
    label: 'Giao khóa tố cáo cho người mới, thu của người thôi việc',
    everyMs: minute,
    isLeased: true,
  },
  collect_audit: { label: 'Gom nhật ký truy cập', everyMs: hour, isLeased: true },
})
