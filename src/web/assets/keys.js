// Shortcuts of the inbox and of a case's page; none while something is typed.
const help = document.querySelector('[data-keys]')
const isTyping = ({ target }) => target.matches?.('input, textarea, select, [contenteditable]')
const links = () => [...document.querySelectorAll('.inbox-row .matter a')]

const step = (by) => {
  const rows = links()
  const at = rows.indexOf(document.activeElement)
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus()
}

const openTab = (...names) => {
  const tab = names.map((name) => document.querySelector(`[data-tab="${name}"]`)).find(Boolean)
  if (!tab) return
  tab.open = true
  tab.querySelector('textarea')?.focus()
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  r: () => openTab('move-answered', 'reply'),
  n: () => openTab('internal'),
  '/': () => document.getElementById('tim')?.focus(),
  '?': () => help?.showModal(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || help?.open) return
  const action = actions[event.key]
  if (!action) return
  event.preventDefault()
  action()
})
