import { Router } from 'express'
import { assetUrl } from './assets.js'
import { html } from './html.js'
import { page } from './layout.js'
import type { WebParts } from './web-parts.js'

const examples = [
  'Làm giấy khai sinh cho con cần gì?',
  'Chứng thực bản sao hết bao nhiêu tiền?',
  'Đăng ký kết hôn mất mấy ngày?',
  'Đường làng tôi ngập rác, tôi muốn phản ánh',
  'Địa chỉ, giờ làm việc của xã tôi',
]

const wording = {
  title: 'Hỏi việc xã, việc phường',
  headline: 'Việc xã, việc phường, cứ nhắn là có người giúp',
  lead: 'Hỏi giấy tờ, lệ phí, nơi nộp. Gửi phản ánh, nhận trả lời ngay tại đây.',
  greeting: 'Chào anh/chị! Anh/chị cần giúp việc gì? Gõ có dấu hay không dấu đều được.',
  examples: 'Ví dụ, anh/chị có thể hỏi:',
  log: 'Cuộc trò chuyện với Xã Ơi',
  message: 'Tin nhắn của anh/chị',
  placeholder: 'Gõ tin nhắn…',
  send: 'Gửi',
  startOver: 'Cuộc trò chuyện mới',
  noScript:
    'Trò chuyện ở đây cần trình duyệt có bật JavaScript. Nếu không bật được, anh/chị đến bộ phận một cửa của xã, phường.',
  kept: 'Xã Ơi chỉ giữ điều cần để trả lời anh/chị.',
  privacy: 'Quyền riêng tư',
  botName: 'Xã Ơi',
}

const main = html`<link rel="stylesheet" href="${assetUrl('chat.css')}"><section class="chat" data-chat>
  <div class="chat-intro">
    <h1>${wording.headline}</h1>
    <p class="lead">${wording.lead}</p>
  </div>
  <div class="chat-card">
    <div class="chat-log" id="chat-log" role="log" aria-live="polite" aria-label="${wording.log}" tabindex="0">
      <div class="bubble bubble-bot"><span class="visually-hidden">${wording.botName}: </span><p>${wording.greeting}</p></div>
      <div class="chat-examples" data-examples>
        <p id="examples-title">${wording.examples}</p>
        <ul aria-labelledby="examples-title">
          ${examples.map((text) => html`<li><button type="button" class="chip" data-say="${text}">${text}</button></li>`)}
        </ul>
      </div>
    </div>
    <p class="chat-status" role="status" data-status></p>
    <form class="chat-form" data-form hidden>
      <label class="visually-hidden" for="chat-text">${wording.message}</label>
      <textarea id="chat-text" name="text" rows="1" maxlength="100000" required placeholder="${wording.placeholder}" autocomplete="off"></textarea>
      <button type="submit" class="button">${wording.send}</button>
    </form>
    <noscript><p class="notice">${wording.noScript}</p></noscript>
  </div>
  <p class="chat-note">
    ${wording.kept} <a href="/quyen-rieng-tu">${wording.privacy}</a>
    <button type="button" class="link-button" data-start-over hidden>${wording.startOver}</button>
  </p>
</section>`

/** The page citizens open: a headline and the chat. */
export const createHomePage = (_parts: WebParts): Router => {
  const router = Router()
  router.get('/', (request, response) => {
    response.send(page({ title: wording.title, main, request, scripts: ['chat.js'], current: '/' }))
  })
  return router
}
