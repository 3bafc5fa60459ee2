import type { Talk } from './talk.js'

const struck = 'chong toi vua danh toi'
const toldToCaller = /nói những điều này/
const mediation = /hòa giải/i

/** Violence at home is reported, never mediated. */
export const dangerTalks: Talk[] = [
  ...[
    'toi muon bao xa',
    'em muon bao cho xa biet',
    'nhờ đừng ghi tên em',
    'em muốn phản ánh lên xã',
    'Gửi phản ánh',
  ].map((wish) => ({ said: [struck, wish], says: /Phản ánh: [\s\S]*Việc xảy ra ở đâu/, never: toldToCaller })),
  { said: [struck, 'toi muon bao xa'], says: /^Đang bị đánh, bị dọa thì gọi ngay 113\.[^\n]*\nPhản ánh/ },
  { said: [struck, 'toi muon bao xa', 'nho dung ghi ten ban em'], says: /không ghi họ tên/ },
  { said: [struck, 'chồng em ở xã Mễ Sở'], says: /Đã ghi: xã Mễ Sở[\s\S]*113/ },
  { said: [struck, 'em dang o xa Me So'], says: /Đã ghi: xã Mễ Sở[\s\S]*113/ },
  { said: [struck, 'em dang o xa Me So', 'em muon bao xa'], says: /Nơi xảy ra: Xã Mễ Sở/ },
  ...[
    'chong toi hay danh toi luc say',
    'bố dượng hay đánh mẹ cháu mỗi lần nhậu',
    'em bị chồng đánh suốt mấy năm nay',
    'thằng con trai tôi cứ say vào là đánh mẹ',
  ].map((said) => ({ said: [said], says: /113[\s\S]*1900969680/, never: mediation })),
  { said: ['chong toi hay danh toi luc say', 'toi muon bao xa'], says: /Phản ánh: [\s\S]*Việc xảy ra ở đâu/ },
  { said: ['chong toi hay danh toi luc say', 'goi cong an xa dc k'], says: /113/, never: /Tên cũ cũng được/ },
  { said: ['no vua dap vao bung e dang bau 5 thang'], says: /113[^\n]*115/, never: /đừng vào can/ },
  { said: ['chồng vừa đấm vào mặt em chảy máu mũi'], says: /113[^\n]*115/, never: /đừng vào can/ },
  { said: ['hàng xóm hay chửi nhau với nhà tôi'], says: mediation },
]

const alarm = /11[2-5]/
const fire = 'nha hang xom chay roi'

/** A state of health and what runs are no danger; after an alarm another matter is answered as such. */
export const falseAlarms: Talk[] = [
  ...[
    'con toi 5 tuoi bi khuyet tat nang',
    'con em bị khuyết tật nặng',
    'cháu nội em bị bại não đặc biệt nặng',
    'nuoc van den, xuong van chay ban dem',
    'nha may chay suot dem on qua',
    'máy xay đá vẫn chạy lúc nửa đêm',
    'xe ben van chay suot dem qua lang',
  ].map((said) => ({ said: [said], says: /./, never: alarm })),
  { said: ['xuong go chay roi'], says: /114/ },
  ...[
    'toi muon mo lai vu viec',
    'khai sinh can giay to gi',
    'con toi khuyet tat nang duoc tro cap gi',
    'ho so cua toi den dau roi',
  ].map((said) => ({ said: [fire, said], says: /./, never: alarm })),
  { said: [fire, 'y toi la may chay co'], says: /may quá/ },
  { said: [fire, 'hừm', 'hừm hừm', 'rồi sao'], says: /./, never: /nói những điều này/ },
]
