/** Sentences with the hazard words of the communes' README in ordinary use: none of them names a commune. */
export const hazardSentences: readonly string[] = `
UBND tỉnh chỉ đạo các sở ngành vào cuộc
đề nghị lãnh đạo chỉ đạo xử lý dứt điểm
Tôi đã phản ánh nhưng chưa thấy ai chỉ đạo
theo văn bản chỉ đạo số 15 của tỉnh
chỉ đạo huyện Văn Lâm kiểm tra là việc của tỉnh
đây là lần duy nhất tôi nộp hồ sơ
con trai duy nhất của tôi đi bộ đội
giấy tờ duy nhất tôi còn giữ là sổ hộ khẩu
tình hình an ninh ở địa phương rất phức tạp
mất an ninh quá, trộm cắp suốt
đề nghị công an đảm bảo an ninh trật tự khu dân cư
an ninh khu tôi kém lắm
tình hình an ninh huyện Tiền Hải rất phức tạp
lực lượng bảo vệ an ninh cơ sở
mong mọi người sống hòa bình với nhau
hai bên hoà bình giải quyết, không kiện nữa
đất nước hòa bình thống nhất đã 50 năm
tôi đi làm từ lúc bình minh đến tối
bình minh đẹp quá
Bình minh trên biển thật đẹp
đất nước độc lập tự do
chúng tôi làm việc độc lập
vợ chồng tôi thống nhất để con theo họ mẹ
hai bên đã thống nhất giá rồi
thống nhất
thống nhất nhé
chưa thống nhất được phương án đền bù
gia đình đồng tiến bộ
dân ta phải tiên tiến
cháu đạt danh hiệu học sinh tiên tiến
lao động tiên tiến được thưởng bao nhiêu
báo Tiền Phong đăng bài rồi
đoàn viên phải tiền phong gương mẫu
chúc kỳ thi thắng lợi
giành thắng lợi trong vụ kiện
đội ta toàn thắng
chúc anh chị thành công
đăng ký thành công rồi mà không thấy mã
nộp hồ sơ online không thành công
họp dân phải dân chủ công khai
quy chế dân chủ ở cơ sở
Cộng hòa xã hội chủ nghĩa Việt Nam
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
việc làm chính nghĩa
làm quang vinh cho quê hương
Đảng Cộng sản Việt Nam quang vinh
làm ăn phải quang minh chính đại
thế giới đại đồng
lòng ái quốc của nhân dân
hội liên hiệp phụ nữ xã có hỗ trợ gì không
Hội Liên hiệp Phụ nữ tỉnh
đất nước phú cường
dân tộc hùng cường
người trung dũng
anh ấy rất trung nghĩa
tính tình trung hòa
chúc ông bà an bình
mới tân lập gia đình
phải phụng công thủ pháp chí công vô tư
mua thanh long ở chợ bị hỏng
quả thanh long bị ép giá
vùng đồng bằng sông Hồng ngập lụt
khu vực đồng bằng mưa to
đất bình nguyên rộng lớn
nhà vua, vương và quan
tên tôi là Vương
anh Vương bên địa chính đòi tiền
ông Vương Văn Nam là trưởng thôn
xe hỏng động cơ giữa đường
dong co xe may bi hong thi dang ky lai the nao
thai do cua can bo rat kem
kenh thuy loi bi sat lo
kenh thuy loi thon toi tac
lam ong cong qua kenh thuy loi
phi thuy loi noi dong thu 30 nghin 1 sao
xa rac xuong kenh o thuy loi
thai do phuc vu o mot cua qua te
thái độ của cán bộ xã rất kém
vu an cua toi xu den dau roi
dong quy cho thon 200 nghin co dung khong
cam xa rac ma van xa
nop ho so khong thanh cong
moi thang dong tien bao hiem bao nhieu
nam thang sinh bi sai tren giay khai sinh
tan hoc con toi hay bi bat nat
thành phố Hồ Chí Minh
tôi ở TP Hồ Chí Minh về quê làm giấy tờ
con tôi học ở Hồ Chí Minh
học tập theo gương Hồ Chí Minh
lăng Chủ tịch Hồ Chí Minh
tỉnh Hưng Yên có bao nhiêu xã
Hưng Yên mưa to quá
người Hưng Yên
tỉnh Thái Bình sáp nhập vào đâu
Thái Bình cũ giờ là tỉnh nào
thành phố Thái Bình cũ
quê tôi ở Thái Bình
tôi quê Thái Nguyên lấy chồng về đây
nhà em ở tỉnh Hà Giang
chồng em ở Tây Ninh
tôi sinh ra ở tỉnh Phú Thọ
quê vợ tôi ở Bình Định
tôi sinh ở Hà Nam, trước là Nam Hà
em ở huyện Đoan Hùng tỉnh Phú Thọ
quê ở Hiệp Hòa Bắc Giang
nhà tôi ở huyện Mê Linh, Hà Nội
đại lộ Thăng Long
hoàng thành Thăng Long
vở cải lương tây sơn khởi nghĩa
phong trào Tây Sơn
nhà ở Đông Sơn, Thanh Hóa
khởi nghĩa Bắc Sơn
đường Chi Lăng ngập
nước Văn Lang thời xưa
khu vực Đông Dương
gỗ đông dương
biển Đông Hải
Tokyo xưa gọi là Đông Kinh
Đông Nam Á và Đông Á
đội Sơn Nam đá hay
hướng nam trung bộ
khí phách nam tiến của cha ông
con rồng cháu tiên dòng dõi Lạc Hồng
đường Trần Hưng Đạo bị ngập
trường Lê Lợi thu tiền đầu năm
trường THPT Nguyễn Trãi tuyển sinh thế nào
trường tiểu học Nguyễn Du
phố Phạm Ngũ Lão tắc đường
đường Hoàng Hoa Thám có ổ gà
126 Hoàng Hoa Thám bị mất nước
trường Lê Quý Đôn thu học phí sai
đường Nguyễn Văn Linh đèn hỏng
số 12 Lê Lợi
Lê Lợi đánh giặc Minh
vua Triệu Việt Vương
ông Trần Lãm là ai
đền thờ Tống Trân
đường Quang Trung, đường Nguyễn Huệ và đường Minh Khai
đường Trần Hưng Đạo, Lê Lợi, Quang Trung bị đào bới
phố Minh Khai nhiều rác
vua Quang Trung Nguyễn Huệ
Nguyễn Thị Minh Khai
anh hùng Nguyễn Thị Minh Khai
đường Hưng Đạo
ngõ 12 Hoàng Diệu
đường Đề Thám
đường Lê Hồng Phong
trường chuyên Lê Hồng Phong
đường Phan Đình Phùng
ngõ 5 Hồ Tùng Mậu
đường Phan Sào Nam
đường Phùng Chí Kiên
phố Phạm Hồng Thái
anh Trần Quốc Tuấn
đường Lý Thường Kiệt
đường Ngô Quyền
nhà văn Nam Cao
hội nghị Diên Hồng
huyện Kim Động có mấy xã
trước tôi ở Phù Cừ
huyện Văn Lâm sáp nhập thế nào
huyện Kiến Xương cũ
huyện Yên Mỹ trước đây
Tôi tên là Nguyễn Minh Hải
Nguyễn Thị Quỳnh Hoa sinh năm 1990
chị Quỳnh Trang bên một cửa
anh Ngọc Thanh công an
bà Phạm Thị Minh Châu
Trần Quang Minh
cháu Minh Đức lớp 3
cô Hồng Vân dạy lớp 2
Minh Hoàng là tên con tôi
sa thải công nhân không lý do
thôn Bình Minh mất điện
thôn Thống Nhất có trộm
tổ dân phố Hòa Bình
công ty Hòa Bình xả thải
công ty TNHH Minh Quang nợ lương
khách sạn Thái Bình
nhà hàng Bình Minh bật nhạc to
siêu thị Thành Công
xe khách Hoàng Long
chợ Bình Minh
cầu Thăng Long
địa phương an ninh tốt
phuong an thanh toan tien dien
phương án đền bù
hop dong hung hang
cong an vien doi tien
chung minh duc tinh
giay xac nhan la nguoi goc viet nam
muc thu cao hon quy dinh
xã hội hòa bình
xã hội công bằng dân chủ văn minh
xã chỉ thu tiền mà không làm
xa hoi an ninh tot
phường tôi an ninh tốt
hợp tác xã Bình Minh
thị xã
trong nam thang vua roi
con toi viet hoa ten sai
xã Tân Tiến, tỉnh Đồng Nai
phường Trần Hưng Đạo, Hà Nội
xã Bình Minh, huyện Thanh Oai
phường An Khê, Đà Nẵng
`
  .split('\n')
  .filter((line) => line !== '')
