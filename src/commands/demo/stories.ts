import type { CaseContent } from '../../cases/case.js'

type Story = Pick<CaseContent, 'text'> & Partial<CaseContent>

/** What the sample citizens wrote; invented, with names that belong to nobody. */
export const stories: Record<Exclude<CaseContent['kind'], 'second_complaint'>, readonly Story[]> = {
  feedback: [
    {
      category: 'environment',
      text: 'Rác chất đống ở chân đê cả tuần không ai thu, mùi hôi bay vào trường mầm non.',
      when: 'từ thứ hai',
    },
    {
      category: 'lighting',
      text: 'Đèn đường xóm 3 tắt hơn nửa tháng, tối đi làm ca về rất nguy hiểm.',
      when: 'nửa tháng nay',
    },
    { category: 'roads', text: 'Nắp cống trước nhà văn hóa bị vỡ, đã có cháu bé ngã.', when: 'hôm kia' },
    {
      category: 'one_stop',
      text: 'Hồ sơ xác nhận tình trạng hôn nhân của em quá hẹn 3 ngày mà chưa được trả.',
      when: 'hẹn ngày 10',
    },
    {
      category: 'officials',
      text: 'Xin khen chị cán bộ quầy số 2 hướng dẫn rất tận tình, làm xong ngay trong buổi sáng.',
    },
    {
      category: 'environment',
      text: 'Xưởng tái chế nhựa cuối thôn đốt buổi tối khói khét, người già trẻ nhỏ ho cả đêm.',
      when: 'tối nào cũng có',
    },
    { category: 'land', text: 'Bãi vật liệu lấn ra đường liên thôn, xe tải đỗ che hết lối đi.' },
    { category: 'security', text: 'Loa kẹo kéo hát đến 11 giờ đêm, nhắc nhiều lần không được.', when: 'cuối tuần' },
    { category: 'roads', text: 'Bà con xóm 5 xin làm đoạn đường bê tông 300 mét, có 62 chữ ký.' },
    {
      category: 'welfare',
      text: 'Mẹ tôi 82 tuổi chưa thấy tiền trợ cấp tháng này, xin kiểm tra giúp.',
      when: 'tháng này',
    },
    { category: 'schools_health', text: 'Trạm y tế hết thuốc huyết áp bảo hiểm hai tuần nay.', when: 'hai tuần nay' },
    { category: 'lighting', text: 'Nước sạch yếu, tầng hai không lên, nhiều hôm đục vàng.' },
  ],
  complaint: [
    {
      category: 'land',
      text: 'Quyết định thu hồi đất tính thiếu 42 m² so với giấy chứng nhận của gia đình tôi.',
      against: 'Chủ tịch UBND xã',
      request: 'Đo lại và bồi thường đủ diện tích.',
      evidence: 'Giấy chứng nhận, biên bản đo đạc',
      when: 'nhận quyết định tháng trước',
    },
    {
      category: 'one_stop',
      text: 'Xã trả hồ sơ đăng ký hộ kinh doanh của tôi mà không ghi lý do bằng văn bản.',
      against: 'Trung tâm Phục vụ hành chính công của xã',
      request: 'Nhận và giải quyết hồ sơ.',
    },
    {
      category: 'welfare',
      text: 'Gia đình tôi bị đưa ra khỏi danh sách hộ cận nghèo dù hoàn cảnh không đổi.',
      against: 'UBND xã',
      request: 'Xem xét lại kết quả rà soát.',
      evidence: 'Sổ hộ cận nghèo năm trước',
    },
  ],
  denunciation: [
    {
      category: 'officials',
      text: 'Cán bộ nhận hồ sơ đòi đưa thêm tiền mới chịu xác nhận.',
      against: 'Một cán bộ địa chính',
      evidence: 'Tin nhắn, người làm chứng',
    },
    {
      category: 'land',
      text: 'Cho san lấp ao công rồi bán cho người quen không qua đấu giá.',
      against: 'Một lãnh đạo thôn',
    },
  ],
  tip: [
    {
      category: 'environment',
      text: 'Công ty xả nước thải ra mương lúc nửa đêm, nước đen và có bọt.',
      against: 'Một công ty trong cụm công nghiệp',
    },
    {
      category: 'officials',
      text: 'Có việc ghi khống ngày công làm đường để thanh toán.',
      against: 'Ban quản lý công trình',
    },
  ],
}

export const citizens = ['Nguyễn Thị Mẫu', 'Trần Văn Thử', 'Lê Thị Ví Dụ', 'Phạm Văn Minh Họa'] as const
