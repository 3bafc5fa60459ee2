import { expect, test } from 'vitest'
import { draftFrom } from '../../../src/dialogue/flows/intake/gather.js'
import { findAccused } from '../../../src/dialogue/flows/intake/told/accused.js'
import { deniedIn } from '../../../src/dialogue/flows/intake/told/denials.js'

test.each([
  ['toi to cao Pham Van Minh cong an xa kien xuong danh con toi', 'Pham Van Minh cong an xa kien xuong'],
  ['toi to cao pham van minh cong an xa kien xuong danh con toi', 'pham van minh cong an xa kien xuong'],
  ['anh Le Van Tuan can bo dia chinh phuong pho hien nhan 5 trieu', 'anh Le Van Tuan can bo dia chinh phuong pho hien'],
  ['Tôi tố cáo anh Lê Văn Tuấn, cán bộ địa chính phường Phố Hiến', 'anh Lê Văn Tuấn, cán bộ địa chính phường Phố Hiến'],
  ['chủ tịch xã Mễ Sở Trần Văn Dũng nhận tiền', 'chủ tịch xã Mễ Sở Trần Văn Dũng'],
  ['chu tich xa Me So ong Dung nhan tien', 'chu tich xa Me So ong Dung'],
  ['giam doc so xay dung nhan 5 trieu cua toi', 'giam doc so xay dung'],
  ['ông Nguyễn Văn A, giám đốc Sở Xây dựng nhận hối lộ', 'ông Nguyễn Văn A, giám đốc Sở Xây dựng'],
  ['hôm qua Công an xã Mễ Sở đánh tôi', 'Công an xã Mễ Sở'],
  ['to cao ba Do Thi To o tinh nhan tien de bao che cho chu tich xa Me So', 'ba Do Thi To'],
  ['tôi tố cáo bà Đỗ Thị Tố bao che cho chủ tịch xã Mễ Sở', 'bà Đỗ Thị Tố'],
  [
    'Tôi tố cáo bà Đỗ Thị Tố, cán bộ xử lý tố cáo của tỉnh nhận tiền của chủ tịch xã Mễ Sở',
    'bà Đỗ Thị Tố, cán bộ xử lý tố cáo của tỉnh',
  ],
  ['to cao ong nguyen van gian can bo xa me so doi tien', 'ong nguyen van gian can bo xa me so'],
  [
    'Ông Quách Đình Zưởng nhận 20 triệu của tôi. Ông ấy là cán bộ địa chính xã Mễ Sở.',
    'Ông Quách Đình Zưởng, cán bộ địa chính xã Mễ Sở',
  ],
  [
    'Cán bộ địa chính xã Mễ Sở làm khó tôi. Ông Quách Đình Zưởng nhận 20 triệu',
    'Ông Quách Đình Zưởng, Cán bộ địa chính xã Mễ Sở',
  ],
  ['ông Quách Đình Zưởng nhận 20 triệu, cán bộ địa chính xã Mễ Sở', 'ông Quách Đình Zưởng, cán bộ địa chính xã Mễ Sở'],
  ['cán bộ địa chính xã Mễ Sở tên là Quách Đình Zưởng đòi tiền', 'Quách Đình Zưởng, cán bộ địa chính xã Mễ Sở'],
  ['cán bộ địa chính xã Mễ Sở (ông Quách Đình Zưởng) đòi tiền', 'ông Quách Đình Zưởng, cán bộ địa chính xã Mễ Sở'],
  ['cán bộ địa chính xã Mễ Sở nhận tiền của ông Quách Đình Zưởng', 'cán bộ địa chính xã Mễ Sở'],
  ['cán bộ địa chính xã Mễ Sở lấy đất của tôi, ông Quách Đình Zưởng làm chứng', 'cán bộ địa chính xã Mễ Sở'],
  ['cán bộ địa chính xã Mễ Sở đòi tiền. Ông Lê Văn Tám và ông Cù Văn Bảy nhận', 'cán bộ địa chính xã Mễ Sở'],
  ['cán bộ tỉnh bao che cho chủ tịch xã Mễ Sở', null],
  ['to cao do rac bua bai o xa Me So', null],
  ['giám đốc công ty tôi nợ lương', null],
  ['đường xã Mễ Sở hỏng', null],
  ['rac do day le duong cua ubnd xa Yen My', 'ubnd xa Yen My'],
  ['đòi 5 triệu của chủ tịch UBND xã Yên Mỹ', 'chủ tịch UBND xã Yên Mỹ'],
])('“%s” is about %s', (story, accused) => expect(findAccused(story)).toBe(accused))

test.each([
  ['Tôi tố cáo ông Nguyễn Văn Gian và bà Trần Thị Nhì nhận tiền', 'ông Nguyễn Văn Gian và bà Trần Thị Nhì'],
  ['tố cáo ông Nguyễn Văn A, bà Trần Thị B, anh Lê Văn C ăn tiền', 'ông Nguyễn Văn A, bà Trần Thị B, anh Lê Văn C'],
  ['toi to cao ong nguyen van gian va ba tran thi nhi nhan tien', 'ong nguyen van gian va ba tran thi nhi'],
  ['to cao Nguyen Van Gian va Tran Thi Nhi doi tien', 'Nguyen Van Gian va Tran Thi Nhi'],
  ['tố cáo ông Nguyễn Văn An cùng với bà Trần Thị Lan lấy đất', 'ông Nguyễn Văn An cùng với bà Trần Thị Lan'],
  ['to cao ong nguyen van an nhan tien', 'ong nguyen van an'],
  [
    'Tôi tố cáo ông Phạm Văn Minh, chủ tịch xã Mễ Sở và kế toán xã bà Đỗ Thị Tố nhận tiền',
    'ông Phạm Văn Minh, chủ tịch xã Mễ Sở và kế toán xã bà Đỗ Thị Tố',
  ],
  [
    'Tôi tố cáo ông Phạm Văn Minh, chủ tịch xã Mễ Sở, và bà Đỗ Thị Tố, cán bộ địa chính nhận tiền',
    'ông Phạm Văn Minh, chủ tịch xã Mễ Sở, và bà Đỗ Thị Tố, cán bộ địa chính',
  ],
  ['chủ tịch xã Mễ Sở Trần Văn Dũng và bà Lê Thị Hoa nhận tiền', 'chủ tịch xã Mễ Sở Trần Văn Dũng và bà Lê Thị Hoa'],
  ['ông Phạm Văn Minh và bà Đỗ Thị Tố, cán bộ xã Mễ Sở đòi tiền', 'ông Phạm Văn Minh và bà Đỗ Thị Tố, cán bộ xã Mễ Sở'],
  [
    'ông Nguyễn Văn A và bà Lê Thị B, giám đốc Sở Xây dựng nhận tiền',
    'ông Nguyễn Văn A và bà Lê Thị B, giám đốc Sở Xây dựng',
  ],
  ['tố cáo ông Nguyễn Văn Gian và bà Tham nhận tiền', 'ông Nguyễn Văn Gian và bà Tham'],
  ['tố cáo ông Nguyễn Văn Gian nhận tiền, bà Trần Thị Nhì làm chứng', 'ông Nguyễn Văn Gian'],
  ['tố cáo ông Nguyễn Văn Gian, bà Trần Thị Nhì làm chứng', 'ông Nguyễn Văn Gian'],
  ['tố cáo ông Nguyễn Văn Gian, Lê Thị Hoa, 0912345678', 'ông Nguyễn Văn Gian'],
  ['tố cáo ông Nguyễn Văn Gian và đồng bọn', 'ông Nguyễn Văn Gian'],
  ['tố cáo ông Nguyễn Văn Gian và tôi xin giữ kín tên', 'ông Nguyễn Văn Gian'],
])('“%s” accuses all of %s', (story, accused) => expect(findAccused(story)).toBe(accused))

test('the name of a department denies no telephone, a person called “anh” no picture', () => {
  expect(deniedIn('giam doc so xay dung khong ky')).toEqual([])
  expect(deniedIn('anh Tuan can bo khong nhan ho so')).toEqual([])
  expect(deniedIn('dung ghi so dien thoai')).toEqual(['phone'])
  expect(draftFrom('giam doc so xay dung nhan 5 trieu cua toi').text).toBe('giam doc so xay dung nhan 5 trieu cua toi')
})
