/** One line a message: đồng by hand from the text of the fee, "-" where only the rate may be told. */
const tables: Record<string, string> = {
  'certify-copy': `
    2000   chứng thực 1 trang hết bao nhiêu
    4000   sao y hai trang
    5000   chung thuc 3 trang
    7000   sao y bản chính 5 trang mất bao nhiêu
    21000  chứng thực 5 trang 3 bản
    28000  chứng thực 2 bản 12 trang hết bao nhiêu
    42000  mười hai trang ba bản thì bao nhiêu ạ
    42000  muoi hai trang ba ban
    42000  12trang3bản
    42000  12trang x 3bản
    42000  chứng thực 12trang,3 bản
    22000  hai chục trang một bản
    22000  2 chục trang
    12000  chục trang sao y mất mấy đồng
    23000  hai mươi mốt trang
    23000  hai mốt trang
    27000  hai mươi lăm trang
    27000  hai lăm trang
    27000  hai mươi nhăm trang
    26000  hai mươi tư trang
    37000  ba lăm trang
    17000  mười lăm trang
    17000  muoi lam trang
    17000  chục rưỡi trang
    107000 một trăm linh năm trang
    107000 trăm lẻ năm trang
    122000 trăm hai trang
    152000 trăm rưỡi trang
    114000 một trăm mười hai trang
    125000 một trăm hai mươi ba trang
    200000 chín trăm chín mươi chín trang
    200000 hai trăm trang
    200000 1.000 trang
    200000 1,000 trang
    200000 1 000 trang
    200000 chứng thực 1000 trang
    200000 một nghìn trang
    400000 hồ sơ 300 trang 2 bản
    400000 ba trăm trang hai bản
    200000 198 trang
    199000 197 trang
    12000  sao y hai tờ ba bộ
    15000  3 tờ 3 bộ
    6000   photo công chứng 1 trang 3 bản
    10000  công chứng 1 tờ 5 bản
    11000  1 bản 2 trang và 1 bản 5 trang
    11000  1 bản 2 trang với 1 bản 5 trang nữa
    11000  một giấy 2 trang, một giấy 5 trang
    11000  2 trang và 5 trang
    24000  3 giấy tờ mỗi giấy 2 trang 2 bản
    24000  ba loại giấy tờ, mỗi loại 2 trang, 2 bản
    22000  2 quyển sổ mỗi quyển 9 trang
    33000  1 giấy 2 trang, 1 giấy 5 trang, mỗi giấy 3 bản
    24000  bằng cấp 2 trang 3 bản và học bạ 10 trang 1 bản
    28000  bằng và học bạ mỗi thứ 5 trang 2 bản
    20000  căn cước 1 trang 5 bản, hộ chiếu 1 trang 5 bản
    14000  sao y hợp đồng 5 trang làm 2 bản
    21000  3 bản, mỗi bản 5 trang
    21000  5 trang/bản, 3 bản
    21000  số trang: 5, số bản: 3
    21000  số trang 5 số bản 3
    21000  5 (năm) trang, 3 (ba) bản
    21000  năm trang ba bản
    21000  nam trang ba ban
    28000  5 trang 3 bản à nhầm 4 bản
    6000   một trang ba bản
    9000   sao y bảy trang
    9000   sao y bay trang
    10000  tám trang
    11000  chin trang
    21000  ng ta bao 5 trang 3 ban bn tien
    8000   6 trang
    8000   sáu trang giấy A4
    20000  1 trang 10 bản
    20000  một trang chục bản
    12000  1 tờ giấy 2 mặt in, 3 bản
    6000   2 tờ 2 mặt
    12000  2 tờ giấy hai mặt, 2 bản
    -      chứng thực 2 bản tầm 11 trang
    10000  cong chung 1 trang 5 ban
    7000   tam tru xong em can sao y co 5 trang
    14000  hộ nghèo chứng thực 5 trang 2 bản
    14000  tôi 70 tuổi đi chứng thực 5 trang 2 bản
    21000  hôm 5/3 tôi đi sao y 5 trang 3 bản
    21000  ngày 5 tháng 3 tôi cần 5 trang 3 bản
    21000  sđt 0912 345 678, cần 5 trang 3 bản
    21000  mang 50k có đủ chứng thực 5 trang 3 bản không
    -      chứng thực bao nhiêu tiền một trang
    -      chứng thực mấy nghìn 1 trang
    -      mỗi trang bao nhiêu
    -      chứng thực hết bao nhiêu
    -      chứng thực 3 bản
    -      sao y căn cước 5 bản
    -      vài trang
    -      mấy trang thì mất bao nhiêu
    -      vài chục trang
    -      5-6 trang
    -      5 đến 6 trang
    -      năm sáu trang
    -      5 hoặc 6 trang 2 bản
    -      khoảng 10 trang
    -      tầm chục trang
    -      hơn 20 trang
    -      gần trăm trang
    -      10 trang trở lên
    -      hai mấy trang
    -      2,5 trang
    -      1.5 trang
    -      0 trang
    -      5 trang 0 bản
    -      100000 trang
    -      1 triệu trang
    -      5 trang 50000 bản
    -      5 trang vài bản
    -      5 trang 2 hay 3 bản
    -      5 trang 2-3 bản
    -      nhiều trang lắm
    -      từ trang thứ 3 trở đi bao nhiêu
    -      2 trang đầu bao nhiêu
    -      tổng cộng 10 trang của 3 giấy tờ
    -      3 giấy tờ 10 trang
    -      mỗi giấy 2 trang 2 bản
    -      căn cước 2 mặt 3 bản
    -      2 bản sổ đỏ và 3 bản giấy khai sinh
    -      5 trang x 3
    18000  sao y 4tr 3b
    35000  5tr 3b và 5tr 2b
    11000  2 cuốn: 1 cuốn 2 trang, 1 cuốn 5 trang
    28000  5 trang, 2 bản cho tôi, 2 bản cho vợ
    44000  sao học bạ cho 2 con, mỗi cuốn 20 trang, mỗi đứa 1 bản
    -      âm 3 trang
    -      sao y 4 trang mất bao nhiêu, 8 trang mất bao nhiêu
    -      5 trang, sao 3
    -      chắc 10 trang
    6000   bằng cấp 2, 1 trang 3 bản
    -      hai, ba trang gì đó
    8000   không phải 5 trang mà 6 trang
    -      10 trang chia đều 2 giấy
    -      giấy A 5 trang 3 bản, giấy B 2 bản
    200000 một nghìn hai trăm trang
    48000  một tá bản 2 trang
    21000  xã thu 5 trang 3 bản là bao nhiêu
    42000  12tr3b
    56000  12trang 3 bản,5trang2bản
    32000  bằng, học bạ, căn cước, hộ chiếu, mỗi thứ 2 trang 2 bản
    -      -3 trang
    200000 hai trăm năm mươi lăm trang
    -      nhiều nhất 20 trang
    -      tối đa 20 trang
    47000  tất cả 45 trang
    19000  tôi có 3 giấy: giấy thứ nhất 2 trang, giấy thứ hai 5 trang, giấy thứ ba 6 trang
  `,
  'certified-copy-of-transaction': `
    200000 bản sao hợp đồng đã chứng thực 300 trang
    400000 xin bản sao giao dịch 300 trang 2 bản
    12000  bản sao giao dịch 4 trang 2 bản
    200000 ba trăm trang bản sao giao dịch
    -      xin bản sao giao dịch vài trăm trang
  `,
  'certify-signature': `
    10000  chứng thực chữ ký hết bao nhiêu
    20000  chứng thực chữ ký 2 giấy ủy quyền
    10000  2 chữ ký trên 1 tờ giấy
    30000  sơ yếu lý lịch 3 bản
    30000  3 bản sơ yếu lý lịch
    10000  chứng thực chữ ký tờ khai 3 trang
    20000  hai tờ khai cần chứng thực chữ ký
    -      chứng thực 3 chữ ký
    -      4 người ký thì bao nhiêu
    -      vài giấy cam kết
  `,
  'certify-transaction': `
    50000  chứng thực hợp đồng mua bán đất
    50000  hợp đồng 10 trang 3 bản
    100000 chứng thực 2 hợp đồng
    100000 hai hợp đồng ủy quyền
    50000  hợp đồng tặng cho đất, 4 người ký
    50000  chứng thực hợp đồng bán 500m2 đất
    -      mấy hợp đồng thì bao nhiêu
  `,
  'certify-will': `
    50000  chứng thực di chúc bao nhiêu
    100000 vợ chồng tôi lập 2 di chúc
    -      di chúc làm 3 bản
  `,
  'certify-inheritance-refusal': `
    100000 2 văn bản từ chối nhận di sản
    -      3 người từ chối nhận di sản
  `,
  'certify-transaction-change': `
    30000  sửa hợp đồng đã chứng thực bao nhiêu
    60000  sửa 2 hợp đồng đã chứng thực
  `,
  'correct-certified-transaction': `
    25000  sửa lỗi sai sót trong hợp đồng
  `,
  'copy-civil-status-extract': `
    40000  5 bản trích lục
    40000  xin năm bản sao giấy khai sinh
    24000  3 bản sao giấy khai sinh hết bao nhiêu
    24000  ba ban trich luc khai tu
    80000  chục bản trích lục
    48000  3 anh em mỗi người 2 bản trích lục
    40000  3 bản khai sinh và 2 bản kết hôn
    32000  khai sinh và kết hôn mỗi loại 2 bản
    0      nhà tôi hộ nghèo xin 3 bản trích lục
    -      xin vài bản trích lục
    -      trích lục khai sinh bao nhiêu tiền một bản
    -      2-3 bản trích lục
    24000  trích lục khai sinh 1 bản và trích lục kết hôn 2 bản
    32000  trích lục khai sinh cho cả 4 người trong nhà, mỗi người 1 bản
    -      0 bản trích lục
  `,
  'confirm-civil-status-information': `
    8000   xác nhận thông tin hộ tịch
    0      bố tôi là thương binh, xin xác nhận hộ tịch cho bố
  `,
  'register-permanent-residence': `
    20000  thường trú 4 người
    20000  đăng ký thường trú cho vợ và 2 con
    20000  nhập khẩu 4 người trực tiếp
    10000  đăng ký thường trú online
    10000  thường trú 4 người nộp trực tuyến
    20000  cả nhà 5 khẩu đăng ký thường trú ra công an xã làm
    0      đăng ký thường trú cho con 5 tuổi
    0      thường trú cho mẹ tôi 72 tuổi
    0      mẹ tôi 72 tuổi đăng ký thường trú
    20000  tôi 65 tuổi đăng ký thường trú cho con trai 30 tuổi
    20000  tôi 65 tuổi muốn hỏi cho con dâu nhập khẩu
    20000  đăng ký thường trú cho vợ và con 5 tuổi
    0      nhà tôi hộ nghèo, đăng ký thường trú cho vợ
    20000  bạn tôi hộ nghèo, tôi đăng ký thường trú cho tôi
    0      tôi là người khuyết tật đăng ký thường trú
    20000  con tôi khuyết tật, tôi đăng ký thường trú cho vợ
    0      thường trú cho cháu bé mới sinh
  `,
  'register-temporary-residence': `
    7000   tạm trú 3 người trực tuyến
    15000  tạm trú 3 người
    15000  đăng ký tạm trú cho hai vợ chồng
    7000   dk tam tru onl 1 ng
    60000  tạm trú theo danh sách 6 công nhân
    30000  khai tạm trú theo danh sách cho 6 người qua mạng
    100000 danh sách tạm trú 10 người, làm theo danh sách trực tiếp
    -      tạm trú theo danh sách
    -      tạm trú theo danh sách vài chục người
    0      đăng ký tạm trú cho bà 81 tuổi
    15000  em là sinh viên đăng ký tạm trú
    0      chị tôi bị khuyết tật, làm tạm trú cho chị
  `,
  'extend-temporary-residence': `
    15000  gia hạn tạm trú 2 người
    7000   gia hạn tạm trú cả nhà 4 người trên vneid
    50000  gia hạn tạm trú theo danh sách 5 người
    25000  gia hạn tạm trú theo danh sách 5 người online
  `,
  'split-household': `
    10000  tách hộ 4 người
    5000   tách hộ online cho vợ chồng và 2 con
  `,
  'remove-permanent-residence': `
    0      xóa thường trú 3 người
  `,
  'register-birth': `
    0      khai sinh đúng hạn
    0      tôi hộ nghèo làm khai sinh đúng hạn cho con
    0      khai sinh cho con 20 ngày tuổi
    0      con em được 1 tháng tuổi, làm khai sinh
    16000  khai sinh đúng hạn xin thêm 2 bản sao
    -      khai sinh quá hạn
    -      con 3 tháng tuổi giờ mới làm khai sinh
    -      con được 2 tháng làm khai sinh
    -      làm khai sinh hết bao nhiêu
  `,
  'register-death': `
    0      khai tử đúng hạn
    0      bố em mất được 5 ngày, đi khai tử
    -      khai tử quá hạn
    -      ông mất 2 tháng rồi giờ mới khai tử
  `,
  'register-domestic-adoption': `
    400000 nhận con nuôi hết bao nhiêu
    800000 nhận 2 bé làm con nuôi
    0      bố dượng nhận con riêng của vợ làm con nuôi
  `,
  'confirm-vietnamese-nationality': `
    200000 xác nhận quốc tịch cho 2 người
  `,
  'identity-card': `
    0      làm căn cước lần đầu cho con
    35000  làm mất thẻ căn cước giờ xin cấp lại
    70000  cấp lại căn cước cho 2 người
    25000  cấp đổi căn cước
    50000  hai vợ chồng tôi cấp đổi căn cước
    15000  đổi cccd sang căn cước
    0      mẹ tôi 75 tuổi cấp lại căn cước
    35000  tôi 75 tuổi hỏi cấp lại căn cước cho con trai 40 tuổi
    -      làm căn cước bao nhiêu tiền
    35000  cấp lại căn cước cho tôi và mẹ tôi 75 tuổi
    0      làm căn cước cho bé 7 tuổi
  `,
  'criminal-record-certificate': `
    200000 xin lý lịch tư pháp 2 phiếu
    205000 lý lịch tư pháp 3 phiếu
    210000 bốn phiếu lý lịch tư pháp
    400000 vợ chồng tôi xin lý lịch tư pháp
    400000 2 người làm lý lịch tư pháp
    410000 2 người làm lý lịch tư pháp mỗi người 3 phiếu
    100000 sinh viên xin lý lịch tư pháp
    105000 em là sinh viên cần 3 phiếu
    0      bố tôi 66 tuổi làm lý lịch tư pháp
    -      2 người 5 phiếu lý lịch tư pháp
    300000 xin lý lịch tư pháp cho tôi và em gái là sinh viên
    200000 lý lịch tư pháp cho tôi và mẹ tôi 70 tuổi
    0      lý lịch tư pháp cho bố tôi 66 tuổi và mẹ tôi 64 tuổi
  `,
  'join-health-insurance': `
    2322540 mua bhyt cho 2 người 1 năm
    4918320 bảo hiểm y tế 6 người một năm
    341550  mua bhyt cho tôi 3 tháng
    683100  tôi mua bảo hiểm y tế nửa năm
    3142260 mua bhyt cho vợ và 2 con 1 năm
    3825360 tôi, vợ và 2 con mua bhyt 1 năm
    3825360 nhà 4 người mua bhyt cả năm
    3825360 bhyt ho gd nha 4 ng 12 thang
    4371840 nhà 5 người mua bảo hiểm y tế một năm
    318780  4 người mỗi tháng đóng bao nhiêu
    580635  hai vợ chồng mua 1 quý
    -      nhà 4 người mua bảo hiểm y tế
    -      bảo hiểm y tế một năm bao nhiêu
    -      mua bhyt cho cả nhà 1 năm
    -      mua bhyt cho vợ và các con 1 năm
    -      bhyt 1000 người 1 năm
    -      bhyt 4 người 20 năm
    -      nhà tôi hộ cận nghèo 4 người mua bhyt 1 năm
    -      4-5 người mua bhyt 1 năm
    1366200 mua bhyt cho con 10 tuổi 1 năm
    2322540 mua bhyt cho con 10 tuổi và 12 tuổi 1 năm
    -      mua bhyt cho con 1 năm
    -      nhà có 4 người mua 1 năm, con 3 tuổi có thẻ rồi
    -      gia đình 4 người, 3 người mua 1 năm
    4371840 bhyt 5 khẩu/năm hết bao nhiêu
  `,
  'karaoke-licence': `
    4300000 mở karaoke 4 phòng
    6300000 quán karaoke chín phòng
    -      mở quán karaoke hết bao nhiêu
  `,
  'register-vehicle-first-time': `
    140000 đăng ký ô tô mới 5 chỗ
    280000 đăng ký 2 ô tô
    -      đăng ký xe máy mới
  `,
  'register-inland-vessel': `
    70000  đăng ký thuyền
    210000 đăng ký 3 chiếc thuyền
  `,
  'announce-ferry-landing': `
    100000 công bố bến khách
  `,
  'inland-landing': `
    100000 công bố bến thủy nội địa
  `,
  'food-safety-certificate-farm-products': `
    700000 cấp an toàn thực phẩm cho cơ sở
    1400000 2 cơ sở xin an toàn thực phẩm
  `,
}

/** Procedure, message, đồng. */
export const sums = Object.entries(tables).flatMap(([slug, table]) =>
  table
    .trim()
    .split('\n')
    .map((line): [string, string, number | null] => {
      const [, value = '', text = ''] = /^\s*(\d+|-)\s+(.*)$/.exec(line) ?? []
      return [slug, text, value === '-' ? null : Number(value)]
    }),
)
