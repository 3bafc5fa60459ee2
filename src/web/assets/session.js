// Before a form of staff leaves its page: is somebody signed in still, and does the server answer? If not, the page stays with
// what was typed, and says what to do. Whoever signed in again in another tab sends with the new session's token.
const account = document.body.dataset.account
const say = {
  ended: 'Phiên làm việc đã hết. Chữ anh/chị gõ vẫn còn: đăng nhập ở thẻ mới, rồi quay lại đây bấm gửi lần nữa. ',
  signIn: 'Đăng nhập ở thẻ mới',
  other:
    'Trình duyệt này đang đăng nhập bằng tài khoản khác. Chữ anh/chị gõ vẫn còn: đăng nhập lại đúng tài khoản rồi gửi.',
  away: 'Chưa kết nối được máy chủ. Chữ anh/chị gõ vẫn còn: chờ một lát rồi bấm gửi lần nữa.',
}

/** The form that may leave now. */
let checked = null

const tell = (form, text, link) => {
  delete form.dataset.leaving
  form.querySelector('[data-session]')?.remove()
  const notice = document.createElement('p')
  notice.className = 'field-error'
  notice.dataset.session = ''
  notice.setAttribute('role', 'alert')
  notice.append(text)
  if (link)
    notice.append(
      Object.assign(document.createElement('a'), { href: '/dang-nhap', target: '_blank', textContent: link }),
    )
  form.prepend(notice)
  notice.scrollIntoView({ block: 'nearest' })
}

const session = async () => {
  const response = await fetch('/can-bo/phien', { redirect: 'manual', headers: { accept: 'application/json' } })
  return response.ok ? response.json() : null
}

const send = async (form, pressed) => {
  try {
    const now = await session()
    if (!now) return tell(form, say.ended, say.signIn)
    if (now.account !== account) return tell(form, say.other)
    form.elements._csrf.value = now.csrf
    checked = form
    form.requestSubmit(pressed)
  } catch {
    tell(form, say.away)
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form === checked) {
    checked = null
    // A file that is downloaded leaves the page where it is: its form may be sent again.
    if (event.submitter && 'downloads' in event.submitter.dataset) delete form.dataset.leaving
    return
  }
  if (form.method !== 'post' || !form.elements._csrf || event.defaultPrevented) return
  event.preventDefault()
  if (form.dataset.leaving) return
  form.dataset.leaving = 'yes'
  send(form, event.submitter)
})

// A page that Back brings out of the browser's memory may be sent from again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('[data-leaving]')) delete form.dataset.leaving
})
