// Keeps what is typed into forms marked data-draft, in this tab alone, until the server has taken it: an expired session,
// a refused version or Back lose nothing. The server's own values win where it sends a form back with what was typed.
const mine = `draft:${document.body.dataset.account}:`
const keyOf = (form) => `${mine}${new URL(form.action).pathname}:${form.dataset.draft}`
const draftKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))
const kept = 'textarea[name], select[name], input[name]:not([type=hidden]):not([type=password]):not([type=file])'
const controlsOf = (form) =>
  [...form.querySelectorAll(kept)].filter(({ type }) => type !== 'checkbox' && type !== 'radio')
const typedIn = (form) => Object.fromEntries(controlsOf(form).map((control) => [control.name, control.value]))
/** A browser hands no file back: how many were chosen is all that is kept. */
const filesIn = (form) =>
  [...form.querySelectorAll('input[type=file]')].reduce((sum, { files }) => sum + files.length, 0)
const isTaken = document.querySelector('[data-taken]') !== null

// Another account's drafts, and all of them when somebody signs out, are nobody's to find in this tab.
for (const key of draftKeys()) if (!key.startsWith(mine)) sessionStorage.removeItem(key)
document.querySelector('form[action="/dang-xuat"]')?.addEventListener('submit', () => {
  for (const key of draftKeys()) sessionStorage.removeItem(key)
})

// What was taken may have ended its form: a transfer under way offers no second one until it comes back.
if (isTaken)
  for (const key of draftKeys())
    if (
      [`${mine}${location.pathname}/`, `${mine}${location.pathname}:`].some((own) => key.startsWith(own)) &&
      JSON.parse(sessionStorage.getItem(key)).isSent
    )
      sessionStorage.removeItem(key)

for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = keyOf(form)
  const draft = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  const fromServer = typedIn(form)
  if (draft) {
    for (const control of controlsOf(form))
      if (fromServer[control.name] === draft.before[control.name] && control.name in draft.typed)
        control.value = draft.typed[control.name]
    const details = form.closest('details')
    const note = form.querySelector('[data-files-again]')
    if (note && draft.files > 0) note.hidden = false
    if (details && JSON.stringify(typedIn(form)) !== JSON.stringify(fromServer)) details.open = true
  }
  const keep = (isSent) => {
    const typed = typedIn(form)
    const files = filesIn(form)
    if (JSON.stringify(typed) === JSON.stringify(fromServer) && files === 0 && !isSent) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ before: fromServer, typed, files, isSent }))
  }
  form.addEventListener('input', () => keep(false))
  form.addEventListener('submit', () => keep(true))
}
