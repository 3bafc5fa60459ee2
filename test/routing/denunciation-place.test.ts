import { expect, test } from 'vitest'
import { getAgency, headOf } from '../../src/routing/agencies.js'
import { denunciationPlace, denunciationPlaces } from '../../src/routing/denunciation-place.js'
import { foldMarks } from '../../src/shared/text.js'

const province = 'Chủ tịch UBND tỉnh'
const table: [string, string, string][] = [
  ['chủ tịch xã', province, '12 khoản 1'],
  ['Phó Chủ tịch UBND phường Phố Hiến', province, '12 khoản 1'],
  ['ct xã', province, '12 khoản 1'],
  ['UBND xã Mễ Sở', province, '12 khoản 6'],
  ['ông Bùi Văn Tham, cán bộ địa chính xã', 'Chủ tịch UBND xã', '13 khoản 1'],
  ['công chức tư pháp hộ tịch', 'Chủ tịch UBND xã', '13 khoản 1'],
  ['bí thư đảng ủy xã', 'tổ chức đảng', '05/2021'],
  ['công an xã', 'cơ quan công an', '12 khoản 1'],
  ['giám đốc sở xây dựng', province, '12 khoản 1'],
  ['chủ tịch tỉnh', 'trung ương', '12 khoản 1'],
  ['công ty ABC xả thải', 'lĩnh vực', 'Điều 41'],
  ['ông Nguyễn Văn A', 'cơ quan quản lý người đó', '12 khoản 1'],
  ['', 'cơ quan quản lý người đó', '12 khoản 1'],
  ['bí thư chi bộ kiêm cán bộ thôn', 'tổ chức đảng', '05/2021'],
  ['hàng xóm trộm cắp', 'tố giác tội phạm', 'Điều 145'],
  ['nhân viên Sở Y tế và trưởng công an xã', 'cơ quan công an', '12 khoản 1'],
]

test.each(table)('a denunciation of “%s” is settled by %s (%s)', (accused, settledBy, article) => {
  const place = denunciationPlace(foldMarks(accused))
  expect(place.settled_by).toContain(settledBy)
  expect(place.article).toContain(article)
})

test('whoever is told of without any post is not said to have a head above them', () => {
  const place = denunciationPlace('thằng Tuấn', 'tàu hút cát trộm ngoài sông Hồng')
  expect(place.settled_by).toMatch(/^cơ quan quản lý lĩnh vực có vi phạm/)
  expect(place.article).toContain('41')
})

test('no petition is addressed to the commune, and the last row holds for everybody', () => {
  expect(denunciationPlaces.filter(({ addressee }) => addressee && /xã|phường/.test(addressee))).toEqual([])
  expect(denunciationPlaces.at(-1)?.words).toEqual([])
})

test('whom a petition is addressed to is a head in the table of agencies', () => {
  const addressees = denunciationPlaces.flatMap(({ addressee }) => addressee ?? [])
  expect([...new Set(addressees)]).toEqual([headOf(getAgency('ubnd-tinh'))])
  expect(denunciationPlace('giám đốc sở y tế')).toMatchObject({
    accused: 'người đứng đầu, cấp phó của Sở Y tế tỉnh Hưng Yên',
    addressee: headOf(getAgency('ubnd-tinh')),
  })
  expect(denunciationPlace('nhân viên Sở Y tế')).toMatchObject({
    accused: 'người của Sở Y tế tỉnh Hưng Yên',
    addressee: null,
  })
})

test.each<[string, string, string]>([
  ['chị Hạnh quầy 3', 'can bo 1 cua xa Yen My doi 500 nghin moi nhan ho so', 'staff'],
  ['chị Hạnh quầy 3', 'cán bộ một cửa xã Yên Mỹ đòi 500 nghìn mới nhận hồ sơ', 'staff'],
  ['anh Nam', 'nhân viên bộ phận một cửa phường Phố Hiến gợi ý bồi dưỡng', 'staff'],
  ['co ngoi ban so 2', 'ra xa lam giay to bi vòi tien', 'staff'],
  ['chị Hạnh', 'chị Hạnh lấn đất nhà tôi, tôi đã báo chủ tịch xã', 'other'],
  ['ông Tư', 'ông Tư đổ trộm rác ra sông, cán bộ xã biết mà không làm gì', 'other'],
  ['chị Hạnh quầy 3', 'quầy thịt chợ Gạo cân điêu', 'other'],
  ['chị Hạnh quầy 3', 'một cửa Sở Y tế vòi tiền', 'other'],
  ['ông Tư', 'ông Tư tổ chức đánh bạc, ăn trộm xe máy của nhà tôi', 'crime'],
  ['ông Tư', 'ông Tư ăn trộm, lãnh đạo tỉnh biết', 'other'],
  ['ông Tư', 'ông Tư ăn trộm, chủ tịch bao che', 'other'],
  ['như đã nói, ông Khuất Văn Zũng', 'ông Khuất Văn Zũng cán bộ địa chính đòi 20 triệu', 'staff'],
  ['ông Khuất Văn Zũng', 'cán bộ địa chính Khuất Văn Zũng đòi 20 triệu', 'staff'],
  ['ông Khuất Văn Zũng', 'ông Khuất Văn Zũng, phó chủ tịch xã, đòi 20 triệu', 'commune_head'],
  ['ông Khuất Văn Zũng', 'ông Khuất Văn Zũng lấn đất, báo cán bộ xã mà không ai đến', 'other'],
  ['trưởng thôn', 'trưởng thôn ăn chặn tiền làm đường', 'staff'],
  ['thanh nien that nghiep', 'nha ben canh buon ma tuy', 'crime'],
  ['chủ tàu là thằng Tuấn', 'tàu hút cát trộm ngoài sông Hồng', 'private'],
  ['chủ tịch xã', 'cán bộ một cửa xã nói chủ tịch bảo phải nộp tiền', 'commune_head'],
])('“%s”, of whom it is told “%s”, is of the rule %s', (accused, report, who) => {
  expect(denunciationPlace(accused, report).who).toBe(who)
})
