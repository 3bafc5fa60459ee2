/**
 * Names that people mostly write for something else. `word`: ordinary words and slogans; `everyday`: words so common
 * that even a district after them proves nothing; `elsewhere`: better known as another place; `person`: also streets,
 * schools and party cells; `region`: the former province and
 * city, so only with a type word; `given`: also a first name, so that something must point at a place.
 */
export type Hazard = 'word' | 'everyday' | 'elsewhere' | 'person' | 'given' | 'region'

const lists: Record<Hazard, string> = {
  region: 'Thái Bình',
  everyday: 'Chỉ Đạo, Duy Nhất, An Ninh, Thống Nhất, Thành Công, Độc Lập, Hòa Bình, Đồng Bằng, Vương',
  word: `Bình Minh, Đồng Tiến, Tiên Tiến, Tân Tiến, Tiền Phong, Thắng Lợi, Toàn Thắng, Dân Chủ, Cộng Hòa, Dân Tiến,
    Chính Nghĩa, Quang Vinh, Quang Minh, Đại Đồng, Ái Quốc, Liên Hiệp, Phú Cường, Hùng Cường, Hùng Dũng, Trung Dũng,
    Trung Nghĩa, Trung Hòa, Nhân Hòa, An Bình, Tân Lập, Phụng Công, Đồng Thanh, Sơn Hà, Liên Hoa, Thanh Long,
    Minh Châu, Bình Nguyên, Đông Cơ, Hải Triều, Đông Phương, Thanh Tân, Chí Minh, Phong Châu, Tân Học, Minh Hòa`,
  elsewhere: `Thái Nguyên, Hà Giang, Tây Ninh, Phú Thọ, Bình Định, Nam Hà, Đoan Hùng, Hiệp Hòa, Mê Linh, Thăng Long,
    Đông Đô, Tây Đô, Tây Sơn, Đông Sơn, Bắc Sơn, Chi Lăng, Văn Lang, Vạn Xuân, Đông Hải, Bắc Hải, Đông Á, Đông Dương,
    Đông Kinh, Sơn Nam, Nam Trung, Nam Tiến, Lạc Hồng, Tân Bình, Lam Sơn, Phú Xuân, Nhật Tân, Hồng Lĩnh`,
  person: `Trần Hưng Đạo, Lê Lợi, Nguyễn Trãi, Nguyễn Du, Phạm Ngũ Lão, Hoàng Hoa Thám, Lê Quý Đôn, Nguyễn Văn Linh,
    Triệu Việt Vương, Trần Lãm, Tống Trân, Quang Trung, Nguyễn Huệ, Minh Khai, Hưng Đạo, Hoàng Diệu, Đề Thám,
    Lê Hồng Phong, Hồng Phong, Phan Đình Phùng, Hồ Tùng Mậu, Phan Sào Nam, Phùng Chí Kiên, Phạm Hồng Thái, Hồng Thái,
    Quốc Tuấn, Lý Thường Kiệt, Ngô Quyền, Đình Phùng, Nam Cao, Diên Hồng`,
  given: `Minh Hải, Minh Hoàng, Minh Phượng, Minh Thọ, Minh Phú, Minh Tiến, Minh Đức, Minh Quang, Minh Tân, Hồng Minh,
    Hồng Vân, Hồng Nam, Hồng Quang, Hồng Dũng, Hồng Giang, Hồng Vũ, Hồng Tiến, Hồng Việt, Hồng Châu, Quỳnh Hoa, Quỳnh Giao, Quỳnh Minh, Quỳnh Hưng,
    Quỳnh Hồng, Quỳnh Mỹ, Quỳnh Trang, Quỳnh Ngọc, Quỳnh Lâm, Quỳnh An, Song Mai, Hùng An, Ngọc Long, Ngọc Lâm,
    Ngọc Thanh, Việt Hùng, Việt Hưng, Việt Tiến, Việt Cường, Việt Hòa, Quang Hưng, Thái Hưng, Thái Thịnh, Thái Phương,
    Nam Thanh, Nam Hải, Nam Phú, Nam Cường, Nam Thắng, Nam Hưng, Vân Trường, Hoàng Hanh, Đức Thắng, Tiến Đức, Duyên Hải,
    Xuân Trúc, Xuân Hòa, Quang Bình, Quang Lịch, Trung An, Song An, Phúc Khánh, Phúc Thành, Tân Dân, Hưng Long, Long Hưng`,
}

const hazards = new Map<string, Hazard>(
  (Object.keys(lists) as Hazard[]).flatMap((kind) =>
    lists[kind].split(',').map((name) => [name.trim().toLowerCase(), kind] as const),
  ),
)

/** What a name, written with its marks, is besides a place of ours; null for the rest. */
export const hazardOf = (name: string): Hazard | null => hazards.get(name.toLowerCase()) ?? null

/** Names that read as other words once the marks are gone: "thai do" is thái độ, "vu an" vụ án, "dong quy" đóng quỹ. */
const misreadWithoutMarks = new Set(
  `duong quang, duong phuc, thai do, nhan la, dinh cao, vu an, dong quy, cam xa, dong co, dong long, dong la, dong cac, dong hop, dong xa, dong phong, dong lam,
  dong minh, dong tra, dong tho, dong hoa, dong my, dong phuong, dong tan, dong hoang, dong trung, dong vinh, dong xuan,
  dong quan, dong quang, dong dong, dong cuong, dong than, dong chau, dong thanh, dong tien, nam thang, nam tien, nam ha,
  nam hai, nam cao, nam chinh, nam hong, nam thinh, nam binh, nam phu, nam thanh, tan hoc, an bai, an cau, an le, an vu,
  an quy, an my, an thanh, an thai, an hiep, an dong, an ap, an vi, an tao, an tan, an trang, an duc, an khe, an chau, an vinh, a sao, tam da,
  da loc, di su, di che, ha le, dai tap, dai dong, dai hung, tu dan, tu tan, van du, van cam, vu le, vu hoi,
  vu van, vu trung, vu cong, vu hoa, vu dong, vu lac, vu chinh, vu thang, vu binh, vu ninh, vu xa, vu phuc, vu tien, vu quy,
  viet hoa, viet tien, viet yen, viet hung, dan tien, dan chu, tan dan, tan hoa, tan le, tan binh, tan phong, tan thuan,
  tan minh, tan chau, tan viet, tan phuc, tan quang, tan lap, hung an, hung long, ky ba, chi hoa, chi tan, chi lang, hoa phong,
  hoa tien, hoa an, phu cuong, phu luong, phu chau, phu xuan, phu thinh, phu khanh, thanh cong, thanh long, thanh tan, minh hoang, minh hai, minh tan, minh duc,
  minh phu, minh tien, minh hoa, minh quang, minh tho, song an, trung an, trung hoa, trung nghia, hong an, hong minh, bac hai,
  tay do, tay giang, tay tien, tay phong, tay luong, thai phuong, thai thinh, thai tho, thai hung, thai giang, thai phuc,
  quang minh, quang binh, son ha, son nam, cong hoa, lien hoa, lien hiep, hai thang, hai trieu, tien hoa, tien la, tien phong,
  tien duc, tien tien, dong hai, binh dinh, binh nguyen, phuong cong, phuong nam, thuy loi`
    .split(',')
    .map((name) => name.trim()),
)

/** Those that stay doubtful even after "ở", "tại" or "thuộc". */
const oftenMisreadWithoutMarks = new Set(
  `duong quang, thai do, vu an, dong quy, cam xa, dong co, dong long, nam thang, tan hoc, dong tien, thanh cong, nam tien, nam hai,
  an cau, an le, a sao, tam da, da loc, di su, viet hoa, dan tien, dan chu, tan dan, dong hop, dong phuong, dong dong,
  thuy loi`
    .split(',')
    .map((name) => name.trim()),
)

export const isMisreadWithoutMarks = (folded: string): boolean => misreadWithoutMarks.has(folded)
export const isOftenMisreadWithoutMarks = (folded: string): boolean => oftenMisreadWithoutMarks.has(folded)

/** Longer names that hide one of ours, and everyday pairs of words whose second half begins one. */
export const longerNames: readonly string[] = [
  'Hồ Chí Minh',
  'Nguyễn Thị Minh Khai',
  'Đồng bằng sông',
  'Đông Hưng Thuận',
  ...`công an viên, dịch vụ, nhiệm vụ, phục vụ, nghĩa vụ, chức vụ, công vụ, xác nhận, chứng nhận, công nhận, tiếp nhận,
  cá nhân, hợp đồng, hoạt động, lao động, cộng đồng, hội đồng, biến động, tự động, tác động, bất động sản, chứng minh,
  thông minh, văn minh, đất đai, số tiền, ưu tiên, chính phủ, thanh toán, hoàn thành, thương binh, văn hóa, đầu tư,
  công văn, nhân dân, đề án, dự án, tài sản, đồng ý, đồng chí, đồng thời, đồng hồ, việt nam, miền nam,
  an toàn, an sinh, an ninh trật tự, an ninh mạng, an ninh quốc gia, an ninh nhân dân, hòa bình xanh, bình minh xanh`
    .split(',')
    .map((phrase) => phrase.trim()),
]

/** Former districts of neighbouring provinces, by their province: "huyện Gia Lộc" says that a commune isn't ours. */
export const otherDistricts: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    'Hải Dương':
      'Gia Lộc, Bình Giang, Cẩm Giàng, Kim Thành, Kinh Môn, Nam Sách, Ninh Giang, Thanh Hà, Thanh Miện, Tứ Kỳ, Chí Linh',
    'Hà Nam': 'Bình Lục, Duy Tiên, Kim Bảng, Lý Nhân, Thanh Liêm, Phủ Lý',
    'Nam Định': 'Giao Thủy, Hải Hậu, Mỹ Lộc, Nam Trực, Nghĩa Hưng, Trực Ninh, Vụ Bản, Xuân Trường, Ý Yên',
    'Hà Nội':
      'Gia Lâm, Thường Tín, Phú Xuyên, Thanh Trì, Đông Anh, Sóc Sơn, Ba Vì, Chương Mỹ, Đan Phượng, Hoài Đức, Mỹ Đức, Quốc Oai, Thạch Thất, Thanh Oai, Ứng Hòa',
    'Bắc Ninh': 'Gia Bình, Lương Tài, Quế Võ, Thuận Thành, Tiên Du, Từ Sơn, Yên Phong',
    'Hải Phòng': 'An Dương, An Lão, Kiến Thụy, Thủy Nguyên, Tiên Lãng, Vĩnh Bảo, Kiến An, Cát Hải',
  }).map(([province, names]) => [province, names.split(', ')]),
)

/** The other provinces, before and since July 2025: a commune said to lie there isn't ours. */
export const otherProvinces: readonly string[] =
  `An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre,
  Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên,
  Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Huế,
  Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình,
  Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh,
  Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái, Hồ Chí Minh,
  Sài Gòn, HCM`
    .split(',')
    .map((name) => name.trim())
