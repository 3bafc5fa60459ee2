import { foldWord } from './fold.js'

/**
 * What people type short, and what it stands for; compared after lower case, so 'ĐK' and 'đk' are one. A short form
 * with two common readings stays out: the classifier learns it as it is.
 */
const groups: Record<string, string> = {
  không: 'ko k kh hok hong hông hổng khong khum kg kô hem hk nỏ',
  // Nghệ Tĩnh: "mần răng" là "làm sao".
  làm: 'mần lm lèm nàm',
  là: 'nà',
  nộp: 'lộp',
  lấy: 'nấy',
  sao: 'răng',
  'bây giờ': 'chừ bgio bjo bgiờ',
  đâu: 'mô',
  thế: 'rứa',
  tôi: 'tui',
  cái: 'cấy cáj kái',
  nó: 'hắn',
  'không phải': 'kp',
  được: 'dc đc đuoc',
  gì: 'j gj',
  vậy: 'z zậy v zay',
  rồi: 'r rui rùi òi oy ròi',
  mình: 'mk mik mh mjh',
  'như thế nào': 'ntn nhtn',
  'thế nào': 'tn',
  'bao nhiêu': 'bn bnhiu bnhieu bnh nhiu',
  'bao giờ': 'bjờ',
  giờ: 'jờ gio h',
  em: 'e',
  anh: 'a',
  'anh chị': 'ac',
  chồng: 'ck',
  vợ: 'vk',
  muốn: 'mún mun',
  mới: 'ms',
  với: 'vs vơi',
  'nói chuyện': 'nch nc',
  người: 'ng ngừi',
  'trả lời': 'tl',
  'cảm ơn': 'tks thks thank thanks tkss thanq camon',
  'đăng ký': 'đk dk đky dky đkí dki đki',
  'hồ sơ': 'hs hsơ hso',
  'giấy tờ': 'gt',
  'cán bộ': 'cb cbộ',
  'nhân viên': 'nv nviên',
  'công an': 'ca',
  'xây dựng': 'xd',
  'số điện thoại': 'sđt sdt đt sdth',
  'sức khỏe': 'sk',
  online: 'onl',
  'tài khoản': 'tk',
  'giấy khai sinh': 'gks',
  'khai sinh': 'ks',
  'đăng ký kết hôn': 'đkkh dkkh',
  'căn cước': 'cccd cc',
  'chứng minh nhân dân': 'cmnd cmt cmtnd',
  'sổ hộ khẩu': 'shk',
  'hộ khẩu thường trú': 'hktt',
  'giấy chứng nhận': 'gcn',
  'giấy chứng nhận quyền sử dụng đất': 'gcnqsdđ gcnqsdd',
  'quyền sử dụng đất': 'qsdđ qsdd',
  'ủy ban nhân dân': 'ubnd',
  'ủy ban': 'ub',
  'bảo hiểm y tế': 'bhyt',
  'bảo hiểm xã hội': 'bhxh',
  'hộ kinh doanh': 'hkd',
  'lý lịch tư pháp': 'lltp',
  'sơ yếu lý lịch': 'syll',
  'an toàn thực phẩm': 'attp vsattp',
  'giấy phép xây dựng': 'gpxd',
  'giấy phép lái xe': 'gplx',
  'thủ tục hành chính': 'tthc',
  'thủ tục': 'ttuc tt',
  'văn phòng đăng ký': 'vpđk vpdk',
  'dịch vụ công': 'dvc',
  'quyết định': 'qđ',
  'giấy phép': 'gphép gp',
  'phản ánh': 'pa',
  'khiếu nại': 'kn',
  'tố cáo': 'tcáo',
  'trung học phổ thông': 'thpt',
  'xác nhận': 'xnhan xn',
  'tình trạng hôn nhân': 'tthn',
  'nghĩa vụ quân sự': 'nvqs',
  'thường trú': 'ttru',
  'chứng thực': 'cthuc',
  'bí thư': 'bthu',
  'chủ tịch': 'ctịch',
  'yêu cầu': 'ycau yc',
  vẫn: 'vẩn',
  'kiểm tra': 'ktra',
  'thông tin': 'ttin',
  tiền: 'xiền',
  biết: 'bik bít bit',
  trước: 'trc trk',
  quá: 'wá qá',
  nhà: 'nhaf',
  nhé: 'nhoa',
  cũng: 'cx',
  những: 'nhg nhữg',
  'trường hợp': 'trhop',
  thì: 'thj',
  đi: 'đj ik',
  thôi: 'thui hui',
  nữa: 'nx',
  nhiều: 'nhìu',
  hiểu: 'hỉu',
  luôn: 'lun',
  phải: 'pải fải',
  yêu: 'iu',
  'hôm qua': 'hqua',
  'hôm nay': 'hnay',
  'kinh doanh': 'kd',
  'gia đình': 'gđ',
  'công ty': 'cty',
  'văn phòng': 'vp',
  gặp: 'gap̣',
  sinh: 'sanh xinh',
  sửa: 'xửa',
  sai: 'xai',
}

const build = (): Map<string, readonly string[]> => {
  const table = new Map<string, readonly string[]>()
  for (const [meaning, shorts] of Object.entries(groups)) {
    const words = meaning.trim().split(' ')
    for (const short of shorts.split(' ').filter(Boolean)) table.set(short.normalize('NFC'), words)
  }
  return table
}

/** Words of two syllables, one of which is a short form or a dialect word when it stands alone: "bo tui" is "bỏ túi". */
const ownWords: Record<string, string> = {
  tui: 'bỏ túi, đút túi, vào túi, đầy túi, cháy túi, rỗng túi, cái túi, chiếc túi, trong túi, móc túi, xách túi, túi tiền, túi xách, túi ni, túi nilon, túi rác, túi riêng',
  mô: 'quy mô, mô hình, mô tả, mô tô, vĩ mô',
  răng: 'nhổ răng, gãy răng, mọc răng, sâu răng, khám răng, trồng răng, nha răng, hàm răng, nhăn răng, bác sĩ răng, răng giả, răng khôn, răng miệng, răng hàm, răng sâu',
  cấy: 'cày cấy, gieo cấy, nuôi cấy, cấy lúa, cấy mạ, cấy ghép',
}

const pairs = new Map(
  Object.entries(ownWords).map(([half, whole]) => [
    half.normalize('NFC'),
    new Set(whole.split(', ').map((pair) => pair.split(' ').slice(-2).map(foldWord).join(' '))),
  ]),
)

/** Whether the word here is no short form because of the one before or behind it. */
export const isHalfOfWord = (typed: readonly string[], at: number): boolean => {
  const known = pairs.get(typed[at] ?? '')
  if (!known) return false
  const [before, half, behind] = [at - 1, at, at + 1].map((index) => foldWord(typed[index] ?? ''))
  return known.has(`${before} ${half}`) || known.has(`${half} ${behind}`)
}

/** Short form -> the words it stands for. */
export const teencode: ReadonlyMap<string, readonly string[]> = build()
