import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, type WebPage } from '../kit/web-page.js'

const main = html`<article class="prose">
  <h1>Quyền riêng tư</h1>
  <p class="lead">Xã Ơi chỉ giữ điều cần để trả lời và giải quyết việc của anh/chị.</p>

  <h2>Xã Ơi giữ những gì</h2>
  <ul>
    <li>Tin nhắn giữa anh/chị và Xã Ơi, câu trả lời của cán bộ.</li>
    <li>Phản ánh, khiếu nại, tố cáo đã gửi, kèm họ tên, địa chỉ, điện thoại nếu anh/chị ghi.</li>
    <li>Mã của cuộc trò chuyện (mã trình duyệt hoặc mã Telegram) để câu trả lời đến đúng người.</li>
    <li>Câu trả lời khảo sát, không kèm tên và mã trò chuyện. Xã, phường không biết ai trả lời.</li>
  </ul>
  <p>Nhắn qua Telegram thì tin đi qua máy chủ của Telegram ở nước ngoài. Việc cần kín, anh/chị dùng trang <a href="/gui-kin">gửi kín</a>.</p>
  <p>Xã Ơi không hỏi số căn cước, không cần ảnh giấy tờ. Anh/chị đừng gửi những thứ đó ở đây.</p>

  <h2>Để làm gì, theo luật nào</h2>
  <p>
    Để tiếp nhận và giải quyết việc anh/chị gửi. Đó là nhiệm vụ luật định của cơ quan nhà nước, nên không cần xin đồng ý
    (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 19; Luật Khiếu nại; Luật Tố cáo; Luật Tiếp công dân).
    Dữ liệu không dùng để quảng cáo, không bán, không dùng vào việc khác.
  </p>

  <h2>Ai xem được</h2>
  <ul>
    <li>Phản ánh, khiếu nại: cán bộ của cơ quan giải quyết và người giám sát của tỉnh.</li>
    <li>Tố cáo, tin báo: chỉ người xử lý tố cáo được giao. Xã, phường bị phản ánh không xem được.</li>
    <li>Câu Xã Ơi chưa hiểu: người biên tập xem lời hỏi để bổ sung câu trả lời.</li>
  </ul>

  <h2>Giữ bao lâu</h2>
  <p>
    Luật không định số ngày chung. Dữ liệu được giữ khi còn cần để giải quyết và trả lời; hết mục đích thì phải xóa. Hồ sơ
    vụ việc giữ theo quy định về lưu trữ và về khiếu nại, tố cáo. Trò chuyện còn lưu trên máy này để anh/chị xem lại; nút
    “Cuộc trò chuyện mới” xóa khỏi máy. Cookie của trang chat tự hết sau sáu tháng, của biểu mẫu thì khi đóng trình duyệt.
  </p>

  <h2>Anh/chị có quyền</h2>
  <ul>
    <li>biết dữ liệu nào về mình đang được giữ, xem và nhận bản sao;</li>
    <li>yêu cầu sửa, xóa, hạn chế xử lý, hoặc phản đối;</li>
    <li>khiếu nại khi thấy dữ liệu của mình bị dùng sai.</li>
  </ul>
  <p><a class="button" href="/du-lieu-cua-toi">Dữ liệu của tôi: xem, sửa, xóa</a></p>
  <p>
    Cơ quan trả lời về cách giải quyết trong 2 ngày làm việc. Việc xóa có thể bị từ chối khi luật buộc giữ hồ sơ
    vụ việc.
  </p>

  <h2>Hỏi ai</h2>
  <p>
    Nhắn “gặp cán bộ” trong <a href="/">trang chat</a>, hoặc đến bộ phận một cửa của xã, phường. Muốn biết địa chỉ và
    điện thoại, anh/chị nhắn “liên hệ” kèm tên xã.
  </p>
</article>`

/** What is kept of a person, why, for whom and how long (Luật 91/2025/QH15; legal-facts section 10). */
export const privacyPage: WebPage = {
  path: '/quyen-rieng-tu',
  title: 'Quyền riêng tư',
  who: 'anybody',
  actions: () => [
    get(privacyPage.path, (request, response) => {
      response.send(page({ title: privacyPage.title, main, request }))
    }),
  ],
}
