// The chat on the home page: what was said is kept in this browser, replies come with the answer to POST and as events.

const wording = {
  me: 'Anh/chị: ',
  bot: 'Xã Ơi: ',
  sending: 'Đang gửi…',
  answering: 'Xã Ơi đang trả lời…',
  unsent: 'Chưa gửi được.',
  offline: 'Chưa gửi được: không nối được với máy chủ.',
  retry: 'Gửi lại',
  choose: 'Chọn câu trả lời',
  reconnecting: 'Mất kết nối, đang nối lại…',
  startOver: 'Xóa cuộc trò chuyện này khỏi máy và bắt đầu cuộc mới?',
  news: '● ',
  file: 'Tệp: ',
  followUp: 'tra cứu',
  noPicture: 'Ảnh này không còn xem được ở đây.',
  pickAgain: 'Chưa gửi được. Anh/chị chọn lại tệp giúp.',
}
const storageKey = 'xaoi-chat'
const draftKey = 'xaoi-chat-draft'
const mostKept = 300
const requestMs = 20_000
const slowConnectionMs = 4_000
const keepHiddenMs = 5 * 60_000
const fileRequestMs = 120_000
const mostFilesAtOnce = 10
const mostWritten = 20_000
/** What couldn't be sent goes out by itself when the person is back within a day. */
const resendWithinMs = 24 * 60 * 60_000

const root = document.querySelector('[data-chat]')
const log = root.querySelector('[role=log]')
const examples = root.querySelector('[data-examples]')
const form = root.querySelector('[data-form]')
const input = form.querySelector('textarea')
const status = root.querySelector('[data-status]')
const startOver = root.querySelector('[data-start-over]')
const filePicker = form.querySelector('[data-file]')
const fileNote = root.querySelector('[data-file-note]')
const title = document.title

// crypto.randomUUID is there on https and localhost only; an office may open the page over plain http.
const randomId = () =>
  crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const fresh = () => ({ conversationId: randomId(), said: [] })
const isSaved = (value) =>
  typeof value?.conversationId === 'string' &&
  Array.isArray(value.said) &&
  value.said.every((one) => typeof one.id === 'string' && typeof one.text === 'string')

let memory = null
const load = () => {
  try {
    const saved = JSON.parse(localStorage.getItem(storageKey))
    if (isSaved(saved)) return saved
  } catch {
    // Storage is closed or holds something else: the conversation lives as long as the page.
  }
  memory ??= fresh()
  return memory
}
const save = (state) => {
  memory = state
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...state, said: state.said.slice(-mostKept) }))
  } catch {
    // As above.
  }
}
/** Another tab may have written meanwhile: every change starts from what is stored. */
const change = (edit) => {
  const state = load()
  edit(state)
  save(state)
  render()
}
const add = (entry) =>
  change(({ said }) => {
    if (!said.some(({ id }) => id === entry.id)) said.push(entry)
  })
const addReplies = (replies) => {
  for (const { id, text, choices, picture } of replies) {
    add({ id, from: 'bot', text, choices, ...(picture && { picture }) })
    const answered = load().said.find((one) => one.from === 'me' && id.includes(`:${one.id}:`))
    if (answered && !answered.isSent) settle(answered.id, { isSent: true })
  }
}

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Text with its addresses as links; nothing in it is ever markup. */
const textNodes = (text) =>
  text.split(/(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)])/).map((part, index) => {
    if (index % 2 === 0) return part
    const isOurs = URL.canParse(part) && new URL(part).host === location.host
    return element('a', { href: part, target: '_blank', rel: isOurs ? 'noopener' : 'noopener noreferrer' }, part)
  })

/** A picture of the office, small above its text; a press opens it whole. */
const pictureLink = (address, text) => {
  const image = element('img', { src: address, alt: text, loading: 'lazy' })
  const link = element('a', { href: address, target: '_blank', rel: 'noopener' }, image)
  image.addEventListener('error', () => link.replaceWith(element('p', {}, wording.noPicture)))
  return link
}

const bubble = ({ id, from, text, picture }) =>
  element(
    'div',
    { class: `bubble bubble-${from}`, 'data-id': id },
    element('span', { class: 'visually-hidden' }, wording[from]),
    ...(picture ? [pictureLink(picture, text)] : []),
    element('p', {}, ...textNodes(text)),
  )

/** What stands under a message of ours; the message itself stays as it is, so that it isn't read out again. */
const showState = (node, { id, problem }) => {
  node.querySelector('small')?.remove()
  if (problem && problem === wording.pickAgain) {
    node.append(element('small', { class: 'problem' }, problem))
  } else if (problem) {
    const retry = element('button', { type: 'button', class: 'link-button' }, wording.retry)
    retry.addEventListener('click', () => {
      log.focus({ preventScroll: true })
      void deliver(id)
    })
    node.append(element('small', { class: 'problem' }, `${problem} `, retry))
  } else if (sending.has(id)) node.append(element('small', { 'aria-hidden': 'true' }, wording.sending))
}

const choiceButtons = ({ id, choices }) => {
  const group = element('div', { class: 'choices', role: 'group', 'aria-label': wording.choose, 'data-choices': id })
  for (const { label, value } of choices) {
    const button = element('button', { type: 'button', class: 'chip' }, label)
    button.addEventListener('click', () => {
      log.focus({ preventScroll: true })
      say(value, label)
    })
    group.append(button)
  }
  return group
}

const shown = new Map()
const sending = new Set()

/** Where the log is moving to, smoothly: an answer comes while it is on its way. Who scrolls back doesn't want to go there. */
let scrollGoal = 0
let scrolledTo = 0
log.addEventListener('scroll', () => {
  if (log.scrollTop < scrolledTo) scrollGoal = 0
  scrolledTo = log.scrollTop
})

/** Brings the page to what is stored, leaving what is right untouched: a screen reader hears only what is new. */
const render = () => {
  const { said } = load()
  const isAtEnd = log.scrollHeight - Math.max(log.scrollTop, scrollGoal) - log.clientHeight < 80
  const lastMine = said.findLastIndex(({ from }) => from === 'me')
  let hasNew = false
  let troubled = null
  for (const [id, { node }] of shown) {
    if (said.some((entry) => entry.id === id)) continue
    node.remove()
    shown.delete(id)
  }
  for (const entry of said) {
    const isNew = !shown.has(entry.id)
    const node = shown.get(entry.id)?.node ?? bubble(entry)
    const state = JSON.stringify([entry.problem, sending.has(entry.id)])
    if (isNew) log.append(node)
    if (shown.get(entry.id)?.state !== state) showState(node, entry)
    if (entry.problem && shown.get(entry.id)?.state !== state) troubled = node
    shown.set(entry.id, { node, state })
    hasNew ||= isNew
  }
  const offering = said.slice(lastMine + 1).filter(({ choices }) => choices?.length)
  for (const old of log.querySelectorAll('[data-choices]'))
    if (!offering.some(({ id }) => id === old.dataset.choices)) old.remove()
  for (const entry of offering)
    if (!log.querySelector(`[data-choices="${CSS.escape(entry.id)}"]`))
      shown.get(entry.id).node.after(choiceButtons(entry))
  root.classList.toggle('is-active', said.length > 0)
  examples.hidden = said.length > 0
  startOver.hidden = said.length === 0
  if (hasNew && (isAtEnd || said.at(-1).from === 'me')) scrollToNew(said, lastMine)
  if (troubled) log.scrollTop = troubled.offsetTop + troubled.offsetHeight + 16 - log.clientHeight
}

/** A long answer is read from its beginning: the person's own message stays in sight above it. */
const scrollToNew = (said, lastMine) => {
  const mine = said[lastMine] && shown.get(said[lastMine].id)?.node
  const end = log.scrollHeight - log.clientHeight
  scrollGoal = mine ? Math.min(end, mine.offsetTop - 8) : end
  log.scrollTop = scrollGoal
}

const showStatus = (text) => {
  if (status.textContent !== text) status.textContent = text
}

/** Files picked on this page; a browser doesn't keep them for the next one. */
const files = new Map()

const request = (entry, conversationId) => {
  const file = files.get(entry.id)
  if (file)
    return fetch(`/api/chat/${conversationId}/files/${entry.id}?name=${encodeURIComponent(file.name.slice(-200))}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(fileRequestMs),
    })
  return fetch('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversationId, messageId: entry.id, text: entry.value }),
    signal: AbortSignal.timeout(requestMs),
  })
}

const post = async (entry, conversationId) => {
  const response = await request(entry, conversationId)
  const body = await response.json().catch(() => ({}))
  return { status: response.status, ...body }
}

/** What became of a message of ours; `problem` is what the person reads when it wasn't sent. */
const settle = (id, { isSent, problem, isRefused = false }) =>
  change(({ said }) => {
    const entry = said.find((one) => one.id === id)
    if (entry) Object.assign(entry, { isSent, problem, isRefused })
  })

/** One at a time, so that the order of writing is the order of arriving. */
let queue = Promise.resolve()
const deliver = (id) => {
  if (sending.has(id)) return queue
  sending.add(id)
  queue = queue
    .then(() => deliverNow(id))
    .finally(() => {
      sending.delete(id)
      if (sending.size === 0) showStatus('')
      render()
    })
  return queue
}

const deliverNow = async (id) => {
  const entry = load().said.find((one) => one.id === id)
  if (!entry) return
  if (entry.isFile && !files.has(id)) return settle(id, { isSent: false, problem: wording.pickAgain })
  settle(id, { isSent: false })
  showStatus(wording.answering)
  try {
    let answer = await post(entry, load().conversationId)
    if (answer.status === 403) {
      // Another browser's conversation, or our token is gone: what was said stays readable, a new one goes on.
      change((state) => {
        state.conversationId = randomId()
      })
      close()
      answer = await post(entry, load().conversationId)
    }
    if (!answer.replies)
      return settle(id, {
        isSent: false,
        problem: answer.error ?? wording.unsent,
        isRefused: answer.status >= 400 && answer.status < 500 && answer.status !== 429,
      })
    if (!load().said.some((one) => one.id === id)) return
    settle(id, { isSent: true })
    files.delete(id)
    addReplies(answer.replies)
    listen()
  } catch {
    settle(id, { isSent: false, problem: wording.offline })
  }
}

const enter = (entry) => {
  const id = randomId()
  sending.add(id)
  if (entry.file) files.set(id, entry.file)
  add({
    id,
    from: 'me',
    text: entry.text,
    value: entry.value,
    isFile: Boolean(entry.file),
    isSent: false,
    at: Date.now(),
  })
  sending.delete(id)
  void deliver(id)
}

const say = (value, label = value) => {
  const text = value.trim()
  if (text !== '') enter({ text: label.trim(), value: text })
}

/** What is still unsent goes out again in its order, under the same ids: what arrived after all counts once. */
const sendUnsent = () => {
  for (const { id, from, isSent, isRefused, at } of load().said)
    if (from === 'me' && !isSent && !isRefused && Date.now() - (at ?? 0) < resendWithinMs) void deliver(id)
}

let events = null
let listeningTo = null
let comeBackMs = 1_000
let comeBackTimer
let lostTimer

const close = () => {
  clearTimeout(comeBackTimer)
  events?.close()
  events = null
}

/** EventSource comes back by itself after a broken line, but not after an HTTP error: then we do. */
const listen = () => {
  const { conversationId } = load()
  if (events && listeningTo === conversationId) return
  close()
  listeningTo = conversationId
  events = new EventSource(`/api/chat/${conversationId}/events`)
  events.addEventListener('open', () => {
    comeBackMs = 1_000
    clearTimeout(lostTimer)
    lostTimer = undefined
    if (status.textContent === wording.reconnecting) showStatus('')
  })
  events.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(data)
    const isNew = !load().said.some(({ id }) => id === reply.id)
    addReplies([reply])
    if (isNew && document.hidden) document.title = wording.news + title
  })
  events.addEventListener('error', () => {
    lostTimer ??= setTimeout(() => showStatus(wording.reconnecting), slowConnectionMs)
    if (events?.readyState !== EventSource.CLOSED) return
    close()
    comeBackTimer = setTimeout(listen, comeBackMs)
    comeBackMs = Math.min(60_000, comeBackMs * 2)
  })
}

const hasSent = () => load().said.some(({ from, isSent }) => from === 'bot' || isSent)

const fitInput = () => {
  input.style.height = 'auto'
  input.style.height = `${input.scrollHeight + 2}px`
}

/** Half a message is kept in this tab until it is sent; '' forgets it. */
const keepDraft = (text) => {
  try {
    if (text === '') sessionStorage.removeItem(draftKey)
    else sessionStorage.setItem(draftKey, text)
  } catch {
    // Storage is closed: what is typed lives as long as the page.
  }
}
const draft = () => {
  try {
    return sessionStorage.getItem(draftKey)
  } catch {
    return null
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  say(input.value)
  input.value = ''
  keepDraft('')
  fitInput()
})
input.addEventListener('input', () => {
  keepDraft(input.value)
  fitInput()
})
input.addEventListener('keydown', (event) => {
  // While a Vietnamese input method composes a word, Enter belongs to it.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})
for (const chip of root.querySelectorAll('[data-say]'))
  chip.addEventListener('click', (event) => {
    event.preventDefault()
    log.focus({ preventScroll: true })
    say(chip.dataset.say)
  })

startOver.addEventListener('click', () => {
  if (!confirm(wording.startOver)) return
  close()
  save(fresh())
  render()
  input.focus()
})
addEventListener('storage', ({ key }) => {
  if (key !== storageKey && key !== null) return
  render()
  if (hasSent()) listen()
  else close()
})
addEventListener('online', () => {
  sendUnsent()
  if (hasSent()) listen()
})
// A browser has six lines to one server: a tab that nobody looks at gives its own back after a while.
let hiddenTimer
document.addEventListener('visibilitychange', () => {
  clearTimeout(hiddenTimer)
  if (document.hidden) {
    hiddenTimer = setTimeout(close, keepHiddenMs)
    return
  }
  document.title = title
  if (hasSent()) listen()
})

filePicker.addEventListener('change', () => {
  for (const file of [...filePicker.files].slice(0, mostFilesAtOnce))
    enter({ text: wording.file + file.name, value: '', file })
  filePicker.value = ''
  fileNote.hidden = true
})
filePicker.addEventListener('click', () => {
  fileNote.hidden = false
})

// What was on its way when the page was closed may have been lost: sending it again is safe.
change(({ said }) => {
  for (const entry of said) if (entry.from === 'me' && !entry.isSent && !entry.problem) entry.problem = wording.unsent
})
form.hidden = false
// The QR code of a receipt, or a question from another page: it is written already and sent by the person. Behind # it is
// in no server's log.
const written = (() => {
  const [, name, value = ''] = /^#(tra-cuu|hoi)=(.{1,200000})$/.exec(location.hash) ?? []
  try {
    if (name === 'hoi') return decodeURIComponent(value).slice(0, mostWritten)
  } catch {
    return null
  }
  return name && /^[\w-]{5,20}$/.test(value) ? `${wording.followUp} ${value}` : null
})()
if (written) {
  input.value = written
  history.replaceState(null, '', location.pathname + location.search)
  input.focus()
} else input.value = draft() ?? ''
if (input.value !== '') fitInput()
log.scrollTop = log.scrollHeight
if (hasSent()) listen()
sendUnsent()
