// Keeps what is typed into forms marked data-draft, in this tab alone, until the server has taken it: an expired session,
// a refused version or Back lose nothing. The server's own values win where it sends a form back with what was typed.
// Values are lists by name, as a form posts them: a group of boxes has as many as are ticked.
const mine = `draft:lists:${document.body.dataset.account}:`
const keyOf = (form) => `${mine}${new URL(form.action).pathname}:${form.dataset.draft}`
const draftKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))
const draftAt = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null')
const kept =
  'textarea[name], select[name], input[name]:not([type=hidden]):not([type=password]):not([type=file]):not([data-once])'
const isTick = ({ type }) => type === 'checkbox' || type === 'radio'
/** A tick is a promise of the moment: only a form that says so (data-draft-ticks) has its own kept. */
const controlsOf = (form) =>
  [...form.querySelectorAll(kept)].filter((control) => !isTick(control) || 'draftTicks' in form.dataset)
const typedOf = (control) => {
  if (isTick(control)) return control.checked ? [control.value] : []
  return control.options ? [...control.selectedOptions].map(({ value }) => value) : [control.value]
}
/** As it came from the server: Back may have filled something else in already. */
const sentOf = (control) => {
  if (isTick(control)) return control.defaultChecked ? [control.value] : []
  if (!control.options) return [control.defaultValue]
  const chosen = [...control.options].filter(({ defaultSelected }) => defaultSelected)
  const shown = chosen.length === 0 && !control.multiple ? [...control.options].slice(0, 1) : chosen
  return shown.map(({ value }) => value)
}
const setValues = (control, values) => {
  if (isTick(control)) control.checked = values.includes(control.value)
  else if (control.multiple && control.options)
    for (const option of control.options) option.selected = values.includes(option.value)
  else control.value = values[0] ?? ''
}
const typedIn = (form, of = typedOf) => {
  const typed = {}
  for (const control of controlsOf(form)) typed[control.name] = [...(typed[control.name] ?? []), ...of(control)]
  return typed
}
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)
/** A browser hands no file back: how many were chosen is all that is kept. */
const filesIn = (form) =>
  [...form.querySelectorAll('input[type=file]')].reduce((sum, { files }) => sum + files.length, 0)
/** What must not stay on this machine: data-draft-never="kind=tip,denunciation". */
const isSecret = (form) => {
  const [name, values] = form.dataset.draftNever?.split('=') ?? []
  return name !== undefined && values.split(',').includes(form.elements[name]?.value)
}
/** The rows of a table, and the members of a group, are one part: 'fees' of 'fees.0.amount'. */
const partOf = (name) => name.split('.')[0]
const inPart = (values, part) => Object.fromEntries(Object.entries(values).filter(([name]) => partOf(name) === part))
const namesIn = (values) => Object.keys(values).toSorted()
/** Rows that this page doesn't have, or that somebody else changed too: they can't be filled in name by name. */
const needsServer = (form, { typed, before }) => {
  const now = typedIn(form, sentOf)
  return [...new Set(Object.keys(typed).map(partOf))].some((part) => {
    const [mine, old, theirs] = [typed, before, now].map((values) => inPart(values, part))
    return !isSame(mine, old) && !(isSame(theirs, old) && isSame(namesIn(mine), namesIn(theirs)))
  })
}
/** All that such a form posts, what its author had seen included. */
const entriesOf = (form) =>
  'draftBuild' in form.dataset ? [...new FormData(form)].filter(([name]) => name !== '_csrf') : undefined
/** Has the server build the form as it was left, on what its author had seen: saving it tells of a conflict. */
const buildAsLeft = async (form, { entries }) => {
  form.inert = true
  try {
    const body = new URLSearchParams(entries)
    body.set('_csrf', form.elements._csrf.value)
    body.set('do', form.dataset.draftBuild)
    const response = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
    const page = response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null
    const built = page?.querySelector(`form[data-draft="${form.dataset.draft}"]`)
    if (built) form.replaceChildren(...built.childNodes)
    return Boolean(built)
  } catch {
    return false
  } finally {
    form.inert = false
  }
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

const begin = async (form) => {
  const key = keyOf(form)
  const draft = draftAt(key)
  /** The whole form says what was sent, rows moved and removed; Back may bring such a page again later. */
  const isAnswer = 'draftSentBack' in form.dataset
  const isFreshAnswer = isAnswer && draft?.isSent
  const isOutdated = () => (isAnswer ? !isSame(typedIn(form, sentOf), draft.typed) : needsServer(form, draft))
  const isBuilt =
    draft && 'draftBuild' in form.dataset && !isFreshAnswer && isOutdated() ? await buildAsLeft(form, draft) : false
  const isSentBack = isBuilt || isAnswer
  const fromServer = typedIn(form, sentOf)
  /** What a page that only sends back what was typed stood at before. */
  const before =
    draft && isSentBack
      ? draft.before
      : Object.fromEntries(
          Object.entries(fromServer).map(([name, value]) => [
            name,
            draft && isSame(value, draft.typed[name]) ? draft.before[name] : value,
          ]),
        )
  if (draft) {
    if (!isSentBack)
      for (const control of controlsOf(form))
        if (isSame(fromServer[control.name], draft.before[control.name]) && control.name in draft.typed)
          setValues(control, draft.typed[control.name])
    /** Also what the server has newer values for: its author is told of both. */
    const isBack =
      isBuilt ||
      !isSame(typedIn(form), fromServer) ||
      (!isSentBack && Object.entries(fromServer).some(([name, value]) => !isSame(value, draft.typed[name] ?? value)))
    const note = form.querySelector('[data-files-again]')
    const isFileGone = note && draft.files > 0
    if (isFileGone) note.hidden = false
    const back = form.querySelector('[data-draft-back]')
    if (back) back.hidden = !isBack && !(isFileGone && back.contains(note))
    const around = form.closest('details')
    if (around && isBack) around.open = true
    for (const control of controlsOf(form)) {
      const within = control.closest('details')
      if (within && form.contains(within) && !isSame(typedOf(control), sentOf(control))) within.open = true
    }
  }
  form.querySelector('[data-draft-drop]')?.addEventListener('click', () => {
    sessionStorage.removeItem(key)
    location.replace(location.pathname)
  })

  for (const button of form.querySelectorAll('[data-draft-fill]'))
    button.addEventListener('click', () => {
      const values = button.dataset.draftFill === 'typed' ? draft.typed : fromServer
      for (const control of controlsOf(form)) if (control.name in values) setValues(control, values[control.name])
      keep(false)
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
    else
      sessionStorage.setItem(
        key,
        JSON.stringify({ before, typed, files, isSent, formKey: keyField?.value, entries: entriesOf(form) }),
      )
  }
  /** What was typed while this script was still on its way. */
  const isEarly = !draft && form.contains(document.activeElement) && !isSame(typedIn(form), fromServer)
  if (isFreshAnswer || isEarly) keep(false)
  form.addEventListener('input', () => keep(false))
  form.addEventListener('submit', ({ submitter }) => keep(!(submitter && 'downloads' in submitter.dataset)))
}

for (const form of document.querySelectorAll('form[data-draft]')) begin(form)
