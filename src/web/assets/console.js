// The inbox looks every ten seconds whether one of its cases changed, and offers to load the list again.
const table = document.querySelector('[data-stamp]')
const changed = document.querySelector('[data-changed]')

const look = async () => {
  const response = await fetch(`/can-bo/moi?${table.dataset.list}`)
  if (!response.ok) return
  const { stamp } = await response.json()
  changed.hidden = stamp === table.dataset.stamp
}

if (table && changed) setInterval(() => look().catch(() => {}), 10_000)
