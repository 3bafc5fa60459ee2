import { expect, test } from 'vitest'
import { keeping } from '../../src/cases/hidden-numbers.js'
import { maskKinds } from '../../src/cases/mask-kinds.js'

/** What must not be left of each sentence. */
const hidden: Record<string, readonly [string, RegExp][]> = {
  'a house with its lane': [
    ['Nhà bà ở số 12 ngõ 5 thôn Phú Thị', /\d/],
    ['nhà tôi số 12, ngõ 5', /\d/],
    ['ở so 7 ngo 12', /\d/],
    ['tại số 3A đường Nguyễn Văn Linh', /\d/],
    ['xóm 3, số nhà 27B đường Trần Phú', /27/],
    ['ngõ 5, số nhà 12', /\d/],
    ['ngõ 118/5/2 bị ngập', /\d/],
    ['nhà 27B cuối xóm', /\d/],
    ['12 ngách 4 phố Hiến', /\d/],
    ['Số 9 thôn Phú Thị', /\d/],
    ['hẻm 12 nhà 4', /\d/],
    ['số nhà 45/2 ngõ 7', /\d/],
  ],
  'a parcel of land': [
    ['Thửa số 45 tờ bản đồ 12 bị lấn', /\d/],
    ['thửa 45 tờ 12', /\d/],
    ['thửa đất số 102, tờ bản đồ số 7', /\d/],
    ['tờ bản đồ số 7, thửa 102', /\d/],
    ['thua dat so 45, to ban do so 12', /\d/],
    ['thửa 45 thuộc tờ bản đồ địa chính số 12', /\d/],
    ['sổ đỏ số BK 123456', /\d/],
  ],
  'a name in capitals or small letters': [
    ['NGUYỄN THỊ LAN đổ rác', /LAN/],
    ['ÔNG PHẠM VĂN TÝ LẤN ĐƯỜNG', /TÝ/],
    ['LE THI HOA nói', /HOA/],
    ['nhà nguyễn văn nam đốt rơm', /nam/],
    ['lê ngọc lan bán hàng', /lan/],
    ['trần thị thu hà gửi đơn', /hà/],
    ['nguyen huu tho do rac', /tho/],
  ],
  'a name of the highlands': [
    ['H’Mai Niê gửi đơn', /Mai|Niê/],
    ["bà H'Mai Niê ở trọ", /Mai|Niê/],
    ["K'Brếu làm thuê", /Brếu/],
    ['Y Bhăm Êban nói', /Bhăm|Êban/],
    ['Giàng A Páo ở trọ', /Páo/],
    ['Sùng Thị Dợ bán rau', /Dợ/],
  ],
  'a name with letters for a part': [
    ['bác T.V.Hùng đổ đất', /Hùng|V/],
    ['T.V. Hùng nói', /Hùng|V/],
    ['Ng.T.Lan kể', /Lan|Ng/],
    ['anh N.V.A hứa', /N\.V/],
    ['bà T. H. ở cạnh', /T\.|H\./],
  ],
  'a given name behind an address or a role': [
    ['chị hoa bán phở lấn vỉa hè', /hoa/],
    ['nhà anh tý nuôi lợn', /tý/],
    ['Cô giáo Mai lớp 5A2 thu tiền', /Mai/],
    ['bác sĩ Hùng ở trạm', /Hùng/],
    ['cán bộ Nguyễn Hùng hứa', /Hùng/],
    ['Cán bộ tên Lan', /Lan/],
    ['người tên là tuấn', /tuấn/],
    ['chồng Loan chửi', /Loan/],
  ],
  'a telephone': [
    ['gọi (0912)345678', /\d{3}/],
    ['máy 09l2345678', /345/],
    ['o912 345 678', /345/],
    ['O9I2.345.678', /345/],
    ['(+84) 912-345-678', /345/],
    ['điện thoại 3862345', /\d/],
    ['zalo: 0912.345.678', /345/],
  ],
  'mail and pages in networks': [
    ['lethingoc(at)gmail.com', /ngoc|gmail/],
    ['le.ngoc [at] gmail [dot] com', /ngoc|gmail/],
    ['lengoc a còng gmail chấm com', /ngoc|gmail/],
    ['xem fb.com/lengoc.99 nhé', /lengoc/],
    ['https://www.facebook.com/profile.php?id=1000', /1000/],
    ['zalo.me/0912345678', /0912/],
    ['t.me/le_ngoc', /ngoc/],
    ['nick fb: lengoc99', /lengoc/],
    ['facebook là ngoc.le', /ngoc/],
  ],
  'a paper of a person, a birth': [
    ['Hộ chiếu C1234567', /\d/],
    ['hộ chiếu số B 7654321', /\d/],
    ['passport C1234567', /\d/],
    ['CMND 12345678', /\d/],
    ['GPLX số 79012345', /\d/],
    ['Sinh ngày 12/3/1985', /\d/],
    ['sinh 12-03-85 ở đây', /\d/],
    ['sinh ngày 12 tháng 3 năm 1985', /\d/],
    ['ngày sinh: 1.2.1990', /\d/],
  ],
}
const cases = Object.entries(hidden).flatMap(([kind, all]) => all.map(([text, gone]) => [kind, text, gone] as const))

test.each(cases)('%s is hidden: %s', (_kind, text, gone) => {
  expect(maskKinds(text)).not.toMatch(gone)
  expect(maskKinds(text)).toContain('…')
})

test.each([
  'Đèn đường cột số 12 ngõ 5 cháy từ tuần trước',
  'Ổ gà trên đường Trần Phú, đoạn qua xóm 3',
  'Cống ở ngõ 118 thôn Phú Thị tắc',
  'phố Lê Thanh Nghị ngập, đường nguyễn văn linh cũng ngập',
  'ĐỀ NGHỊ XÃ LÀM ĐƯỜNG, PHẢN ÁNH ĐÃ BA LẦN',
  'TRẦN NHÀ VĂN HÓA BỊ DỘT, HỒ NƯỚC BẨN, CAO ĐIỂM NẮNG NÓNG',
  'Theo Luật Đất đai 2024, Điều 12 và Nghị định 61/2018/NĐ-CP',
  'Quyết định số 15/QĐ-UBND ngày 12/3/2026 của UBND xã Mễ Sở',
  'Thông báo số 12 ngày 3 tháng 5 năm 2026',
  'Chị em phụ nữ xã Yên Mỹ và anh em đoàn viên',
  'Cô giáo nhắc các cháu, thầy giáo đứng cổng trường',
  'Chủ tịch UBND xã, trưởng thôn và bí thư chi bộ đã họp',
  'Mời anh chị liên hệ bộ phận một cửa, quầy số 2',
  'anh chị hòa giải với nhau, chị hằng ngày quét đường',
  'bà con thôn Thượng, ông bà, cô chú, bác sĩ trạm y tế',
  'chú ý an toàn, bác bỏ đơn, chú trọng vệ sinh',
  'Gọi 113, 114, 115 hoặc 111 khi khẩn cấp',
  'nộp 500.000 đồng, phí 2.000 đồng một trang, 300 m2',
  'thửa ruộng 2 sào, 3 tờ đơn, tờ khai 12 trang',
  'con tôi sinh năm 2020, học lớp 5A2',
  'Trường Tiểu học Nguyễn Thị Minh Khai xây cổng mới',
  'tầng 3 nhà 2 tầng, nhà 4 người',
  'xem tại hungyen.gov.vn hoặc Cổng dịch vụ công',
  'TP. Hưng Yên, P. Hiến Nam, U.B.N.D xã',
  'cán bộ quầy 2 giải thích, hộ nghèo, gia đình chính sách',
  'nguyên nhân do van de thoat nuoc, le phi, vu viec',
  'tên công ty, tên đường, tên Công ty Tân Á',
  'Quốc lộ 5, đường 39A, cầu Yên Lệnh, xe tải 15 tấn',
  'gio 7h30-11h30, tu 10/12 den 12/12, lan 2',
])('“%s” stays readable', (text) => {
  expect(maskKinds(text)).toBe(text)
})

test('a number that the office made public stays where everything else is hidden', () => {
  const hide = keeping(['0221 3862 345'], maskKinds)
  expect(hide('Gọi UBND xã (0221) 3862345, hoặc 0912345678')).toBe('Gọi UBND xã (0221) 3862345, hoặc …')
})
