/** What the officers' page of a case says of others like it. */
export const duplicatesWording = {
  mayBeSame: 'Có thể trùng',
  help: 'Gộp thì phản ánh gửi sau đi theo phản ánh gửi trước; mọi người được báo và nhận cùng tin. Tách lại được.',
  join: 'Gộp',
  joined: 'Đã gộp vào đây',
  joinedTo: 'Đã gộp vào',
  elsewhere: 'một phản ánh ở cơ quan khác',
  unjoin: 'Tách',
  noPlace: 'không ghi nơi',
} as const
