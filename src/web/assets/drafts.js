// Keeps what is typed into forms marked data-draft, in this tab alone, until the server has taken it: an expired session,
// a refused version or Back lose nothing. The server's own values win where it sends a form back with what was typed.
const mine = `draft:${document.body.dataset.account}:`
const keyOf = (form) => `${mine}${new URL(form.action).pathname}:${form.dataset.draft}`
const draftKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))
const draftAt = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null')
const kept = 'textarea[name], select[name], input[name]:not([type=hidden]):not([type=password]):not([type=file])'
/** A tick is a promise of the moment: only a form that says so (data-draft-ticks) has its own kept. */
const controlsOf = (form) =>
  [...form.querySelectorAll(kept)].filter(
    ({ type }) => type !== 'radio' && (type !== 'checkbox' || 'draftTicks' in form.dataset),
  )
const isTick = ({ type }) => type === 'checkbox'
const typedOf = (control) => (isTick(control) ? (control.checked ? control.value : '') : control.value)
const setValue = (control, value) => {
  if (isTick(control)) control.checked = value !== ''
  else control.value = value
}
/** As it came from the server: Back may have filled something else in already. */
const sentOf = (control) => {
  if (isTick(control)) return control.defaultChecked ? control.value : ''
  if (!control.options) return control.defaultValue
  const chosen = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0]
  return chosen?.value ?? ''
}
const typedIn = (form, of = typedOf) =>
  Object.fromEntries(controlsOf(form).map((control) => [control.name, of(control)]))
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)
/** A browser hands no file back: how many were chosen is all that is kept. */
const filesIn = (form) =>
  [...form.querySelectorAll('input[type=file]')].reduce((sum, { files }) => sum + files.length, 0)
/** What must not stay on this machine: data-draft-never="kind=tip,denunciation". */
const isSecret = (form) => {
  const [name, values] = form.dataset.draftNever?.split('=') ?? []
  return name !== undefined && values.split(',').includes(form.elements[name]?.value)
}
const isTaken = document.querySelector('[data-taken]') !== null
const { takenKey } = document.body.dataset

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
      draftAt(key).isSent
    )
      sessionStorage.removeItem(key)

// A form that makes something new leads to a page of another address, which names the form's own key.
if (takenKey) for (const key of draftKeys()) if (draftAt(key).formKey === takenKey) sessionStorage.removeItem(key)

for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = keyOf(form)
  const draft = draftAt(key)
  const fromServer = typedIn(form, sentOf)
  /** What a page that only sends back what was typed stood at before. */
  const before = Object.fromEntries(
    Object.entries(fromServer).map(([name, value]) => [
      name,
      draft && value === draft.typed[name] ? draft.before[name] : value,
    ]),
  )
  if (draft) {
    for (const control of controlsOf(form))
      if (fromServer[control.name] === draft.before[control.name] && control.name in draft.typed)
        setValue(control, draft.typed[control.name])
    const isBack = !isSame(typedIn(form), fromServer)
    const note = form.querySelector('[data-files-again]')
    if (note && draft.files > 0) note.hidden = false
    const back = form.querySelector('[data-draft-back]')
    if (back) back.hidden = !isBack
    const around = form.closest('details')
    if (around && isBack) around.open = true
    for (const control of controlsOf(form)) {
      const within = control.closest('details')
      if (within && form.contains(within) && typedOf(control) !== sentOf(control)) within.open = true
    }
  }
  form.querySelector('[data-draft-drop]')?.addEventListener('click', () => {
    sessionStorage.removeItem(key)
    location.replace(location.pathname)
  })

  // What may have been sent already goes again under its own key, so that it is one; anything else is something new.
  const keyField = form.elements[form.dataset.draftKey]
  const ownKey = keyField?.value
  const chooseKey = () => {
    if (keyField) keyField.value = draft?.isSent && isSame(typedIn(form), draft.typed) ? draft.formKey : ownKey
  }
  chooseKey()
  const keep = (isSent) => {
    chooseKey()
    const typed = typedIn(form)
    const files = filesIn(form)
    if (isSecret(form) || (isSame(typed, before) && files === 0 && !isSent)) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ before, typed, files, isSent, formKey: keyField?.value }))
  }
  form.addEventListener('input', () => keep(false))
  form.addEventListener('submit', ({ submitter }) => keep(!(submitter && 'downloads' in submitter.dataset)))
}
