// A sheet that can't be sent is kept in this browser and sent once there is a network again. Its number makes it count once.
const name = 'xaoi-kien'
const notice = document.querySelector('[data-kept]')

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '[]')
  } catch {
    return []
  }
}
const write = (sheets) => {
  try {
    localStorage.setItem(name, JSON.stringify(sheets))
    return true
  } catch {
    return false
  }
}
const post = ({ action, body }) =>
  fetch(action, { method: 'POST', body: new URLSearchParams(body), headers: { accept: 'text/html' } })

/** What the server took, or will never take, isn't kept any longer. */
const sendKept = async () => {
  let sent = null
  for (const sheet of read()) {
    const answer = await post(sheet).catch(() => null)
    if (!answer || answer.status >= 500 || answer.status === 429) return
    write(read().filter(({ body }) => body !== sheet.body))
    sent = answer
  }
  // the sheet on this page is the one that was kept: its thanks, with the way to a further one, or a fresh sheet
  if (sent && document.querySelector('[data-survey][hidden]'))
    location.assign(sent.redirected ? sent.url : location.href)
}

for (const form of document.querySelectorAll('[data-survey]'))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const sheet = { action: form.action, body: new URLSearchParams(new FormData(form)).toString() }
    const answer = await post(sheet).catch(() => null)
    if (answer?.redirected) return location.assign(answer.url)
    if (answer) return form.submit()
    if (!write([...read(), sheet])) return form.submit()
    form.hidden = true
    notice.hidden = false
    notice.scrollIntoView()
  })

addEventListener('online', sendKept)
sendKept()
