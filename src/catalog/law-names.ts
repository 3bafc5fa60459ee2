/** Laws as people call them, by their numbers, as published by the National Assembly. */
const names: Record<string, string> = {
  '02/2011/QH13': 'Luật Khiếu nại 2011',
  '02/2016/QH14': 'Luật Tín ngưỡng, tôn giáo 2016',
  '02/2020/UBTVQH14': 'Pháp lệnh Ưu đãi người có công 2020',
  '06/2022/QH15': 'Luật Thi đua, khen thưởng 2022',
  '10/2017/QH14': 'Luật Trách nhiệm bồi thường của Nhà nước 2017',
  '11/2017/QH14': 'Luật Trợ giúp pháp lý 2017',
  '17/2023/QH15': 'Luật Hợp tác xã 2023',
  '24/2008/QH12': 'Luật Quốc tịch Việt Nam 2008',
  '25/2018/QH14': 'Luật Tố cáo 2018',
  '26/2023/QH15': 'Luật Căn cước 2023',
  '27/2023/QH15': 'Luật Nhà ở 2023',
  '28/2009/QH12': 'Luật Lý lịch tư pháp 2009',
  '28/2023/QH15': 'Luật Tài nguyên nước 2023',
  '31/2024/QH15': 'Luật Đất đai 2024',
  '32/2018/QH14': 'Luật Chăn nuôi 2018',
  '35/2013/QH13': 'Luật Hòa giải ở cơ sở 2013',
  '36/2018/QH14': 'Luật Phòng, chống tham nhũng 2018',
  '36/2024/QH15': 'Luật Trật tự, an toàn giao thông đường bộ 2024',
  '41/2024/QH15': 'Luật Bảo hiểm xã hội 2024',
  '42/2013/QH13': 'Luật Tiếp công dân 2013',
  '46/2024/QH15': 'Luật Công chứng 2024',
  '47/2024/QH15': 'Luật Quy hoạch đô thị và nông thôn 2024',
  '49/2019/QH14': 'Luật Xuất cảnh, nhập cảnh của công dân Việt Nam 2019',
  '51/2010/QH12': 'Luật Người khuyết tật 2010',
  '52/2010/QH12': 'Luật Nuôi con nuôi 2010',
  '52/2014/QH13': 'Luật Hôn nhân và gia đình 2014',
  '55/2010/QH12': 'Luật An toàn thực phẩm 2010',
  '60/2014/QH13': 'Luật Hộ tịch 2014',
  '61/2024/QH15': 'Luật Điện lực 2024',
  '68/2020/QH14': 'Luật Cư trú 2020',
  '72/2020/QH14': 'Luật Bảo vệ môi trường 2020',
  '73/2021/QH14': 'Luật Phòng, chống ma túy 2021',
  '74/2025/QH15': 'Luật Việc làm 2025',
  '78/2015/QH13': 'Luật Nghĩa vụ quân sự 2015',
  '102/2016/QH13': 'Luật Trẻ em 2016',
  '135/2025/QH15': 'Luật Xây dựng 2025',
}

const numbers = /(?<![(\p{L}\d] ?)(\d{2,3}\/\d{4}\/(?:UBTV)?QH\d{2})(?!\d)/gu

/** "60/2014/QH13 Điều 16" -> "Luật Hộ tịch 2014 Điều 16"; a number whose name isn't known, or stands beside it, stays. */
export const nameLaws = (text: string): string => text.replace(numbers, (said, number: string) => names[number] ?? said)
