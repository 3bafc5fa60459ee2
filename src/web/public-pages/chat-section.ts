import { assetUrl } from '../kit/assets.js'
import { type Html, html } from '../kit/html.js'
import { chatSectionWording as wording } from '../kit/wording.js'

/** What the file input offers to pick; what really is allowed is found from the bytes. */
const accepts = 'image/*,application/pdf,audio/*,video/*,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods'

/** The chat as it stands on the home page and in other sites' frames. `intro` stands above it. */
export const chatSection = ({
  intro,
}: {
  intro: Html | null
}): Html => html`<link rel="stylesheet" href="${assetUrl('chat.css')}"><section class="chat" data-chat>
  ${intro}
  <div class="chat-card">
    <h2 class="visually-hidden">${wording.heading}</h2>
    <div class="chat-log" id="chat-log" role="log" aria-live="polite" aria-label="${wording.log}" tabindex="0">
      <div class="bubble bubble-bot"><span class="visually-hidden">${wording.botName}: </span><p>${wording.greeting}</p></div>
      <div class="chat-examples" data-examples>
        <p id="examples-title">${wording.examples}</p>
        <ul aria-labelledby="examples-title">
          ${wording.exampleTexts.map(({ text, page = `/thu-tuc?q=${encodeURIComponent(text)}` }) => html`<li><a class="chip" href="${page}" data-say="${text}">${text}</a></li>`)}
        </ul>
      </div>
    </div>
    <p class="chat-status" role="status" data-status></p>
    <form class="chat-form" data-form hidden>
      <label class="visually-hidden" for="chat-text">${wording.message}</label>
      <input class="visually-hidden" type="file" id="chat-file" multiple accept="${accepts}" data-file>
      <label class="button-quiet chat-attach" for="chat-file" title="${wording.attachNote}"><svg aria-hidden="true" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M21 11.5l-9 9a5.5 5.5 0 0 1-8-8l9-9a3.7 3.7 0 0 1 5.3 5.3l-9 9a1.8 1.8 0 0 1-2.7-2.6l8.4-8.3"/></svg><span class="visually-hidden">${wording.attach}</span></label>
      <textarea id="chat-text" name="text" rows="1" maxlength="100000" required placeholder="${wording.placeholder}" autocomplete="off"></textarea>
      <button type="submit" class="button">${wording.send}</button>
    </form>
    <p class="chat-file-note" data-file-note hidden>${wording.attachNote}</p>
    <noscript><div class="notice"><p>${wording.noScript}</p><ul>${wording.withoutScript.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul></div></noscript>
  </div>
  <p class="chat-note">
    ${wording.kept} <a href="/quyen-rieng-tu">${wording.privacy}</a>
    <button type="button" class="link-button" data-start-over hidden>${wording.startOver}</button>
  </p>
</section>`
