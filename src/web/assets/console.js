// The inbox hears from the server that one of its cases changed, and offers to load the list again. One tab of a browser holds
// the stream and tells the others. Where streams don't get through, it looks every minute.
const list = document.querySelector('[data-stamp]')
const changed = document.querySelector('[data-changed]')
const notify = document.querySelector('[data-notify]')
const plainTitle = document.title
const channel = new BroadcastChannel('xaoi-live')

const json = async (address) => {
  const response = await fetch(address, { redirect: 'manual' })
  return response.ok ? response.json() : null
}

const showCounts = ({ counts, most }) => {
  for (const [queue, count] of Object.entries(counts)) {
    const tab = document.querySelector(`[data-queue="${queue}"]`)
    if (!tab) continue
    tab.querySelector('.count').textContent = count >= most ? `${most - 1}+` : count
    tab.classList.toggle('is-empty', count === 0)
  }
  const waiting = (counts.unassigned ?? 0) + (counts.new_answers ?? 0)
  document.title = waiting > 0 ? `(${waiting >= most ? `${most - 1}+` : waiting}) ${plainTitle}` : plainTitle
}

const look = async () => {
  const [found, counted] = await Promise.all([json(`/can-bo/moi?${list.dataset.list}`), json('/can-bo/dong-tin/so')])
  if (found) changed.hidden = found.stamp === list.dataset.stamp
  if (counted) showCounts(counted)
}

const tell = () => {
  look().catch(() => {})
  if (document.hidden && window.Notification?.permission === 'granted')
    new Notification('Xã Ơi', { body: notify.dataset.notify, tag: 'xaoi' })
}

const listen = () =>
  new Promise(() => {
    const events = new EventSource('/can-bo/dong-tin')
    events.addEventListener('changed', () => {
      channel.postMessage('changed')
      tell()
    })
  })

if (list && changed) {
  look().catch(() => {})
  setInterval(() => look().catch(() => {}), 60_000)
  channel.addEventListener('message', () => look().catch(() => {}))
  if (navigator.locks) navigator.locks.request('xaoi-live', listen)
  else listen()
}

if (notify && window.Notification?.permission === 'default') {
  notify.hidden = false
  notify.addEventListener('click', async () => {
    await Notification.requestPermission()
    notify.hidden = true
  })
}

// Rows are chosen in place, and the bar says how many are.
const bulk = document.querySelector('[data-bulk]')
if (bulk) {
  const boxes = [...bulk.querySelectorAll('.choice input')]
  const all = bulk.querySelector('[data-choose-all]')
  const count = bulk.querySelector('[data-chosen]')
  const show = () => {
    const chosen = boxes.filter(({ checked }) => checked).length
    count.hidden = chosen === 0
    count.textContent = `${count.dataset.chosen} ${chosen}`
    all.textContent = chosen === boxes.length ? all.dataset.chooseNone : all.dataset.chooseAll
  }
  bulk.addEventListener('change', show)
  all.setAttribute('role', 'button')
  all.addEventListener('click', (event) => {
    event.preventDefault()
    const isEvery = boxes.every(({ checked }) => checked)
    for (const box of boxes) box.checked = !isEvery
    show()
  })
  all.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault()
      all.click()
    }
  })
  show()
}
