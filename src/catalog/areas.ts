/** Under what a procedure stands in lists: each area, and the names of the national portal that belong to it. */
const portalNames = {
  'An ninh trật tự': [
    'Phòng cháy, chữa cháy',
    'Quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo',
    'Quản lý đê điều và phòng, chống thiên tai',
    'Tổ chức, cán bộ',
    'Chính sách',
  ],
  'An toàn thực phẩm': [],
  'Bảo hiểm xã hội, y tế': [
    'Bảo hiểm y tế',
    'Bảo hiểm xã hội',
    'Chi trả các chế độ BHXH',
    'Thu BHXH, BHYT',
    'Thực hiện chính sách BHXH',
    'Thực hiện chính sách BHYT',
  ],
  'Bảo trợ xã hội': [],
  'Căn cước, định danh điện tử': ['Cấp, quản lý căn cước', 'Định danh và xác thực điện tử'],
  'Chứng thực': [],
  'Cư trú': ['Đăng ký, quản lý cư trú'],
  'Đăng ký xe': ['Đăng ký, quản lý phương tiện giao thông cơ giới đường bộ'],
  'Đất đai': ['Tài chính đất đai', 'Đăng ký biện pháp bảo đảm'],
  'Điện, nước': [],
  'Giảm nghèo': ['Quản lý chương trình mục tiêu quốc gia'],
  'Giao thông': ['Giao thông đường thủy', 'Hàng hải và đường thủy nội địa', 'Đường bộ', 'Đường thủy nội địa'],
  'Giáo dục': [],
  'Hộ kinh doanh': ['Thành lập và hoạt động hộ kinh doanh', 'Công thương'],
  'Hộ tịch': ['Quốc tịch', 'Liên thông điện tử'],
  'Hợp tác xã': ['Thành lập và hoạt động hợp tác xã'],
  'Môi trường': [],
  'Nghĩa vụ quân sự': [],
  'Người có công': [],
  'Nông nghiệp': ['Biển và hải đảo', 'Chăn nuôi', 'Thủy lợi', 'Thủy sản', 'Trồng trọt'],
  Thuế: [],
  'Tiếp công dân, khiếu nại, tố cáo': ['Tiếp công dân', 'Giải quyết khiếu nại', 'Giải quyết tố cáo'],
  'Tín ngưỡng, tôn giáo': [],
  'Trẻ em, nuôi con nuôi': ['Trẻ em', 'Nuôi con nuôi'],
  'Tư pháp, hòa giải': [
    'Bồi thường nhà nước',
    'Hòa giải cơ sở, phổ biến và trợ giúp pháp lý',
    'Lý lịch tư pháp',
    'Tòa án',
  ],
  'Văn hóa': [],
  'Việc khác': ['Thi đua, khen thưởng', 'Phòng, chống tham nhũng'],
  'Việc làm': [],
  'Xây dựng': [],
  'Xuất nhập cảnh': ['Quản lý xuất nhập cảnh'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The area of a procedure ("Lĩnh vực"). */
export type Area = keyof typeof portalNames

export const areas = Object.keys(portalNames) as [Area, ...Area[]]

const byName = new Map<string, Area>(
  areas.flatMap((area) => [area, ...portalNames[area]].map((name) => [name.toLowerCase(), area] as const)),
)

/** The area that a name of ours or of the portal's stands for; null: none of ours, an editor chooses. */
export const areaNamed = (name: string): Area | null => byName.get(name.trim().normalize('NFC').toLowerCase()) ?? null

/** Content from the database, which may be older than the list: what was written freely then stands under an area of today. */
export const withArea = <C extends { field: string }>(content: C): C => ({
  ...content,
  field: areaNamed(content.field) ?? 'Việc khác',
})
