// Shows the bot's answer as it would be while an editor types, and the questions' run when it is done.
const form = document.querySelector('[data-editor-form]')
const partOf = async (response, selector) =>
  new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(selector)

const refreshPreview = async () => {
  const body = new URLSearchParams(new FormData(form))
  body.set('do', 'preview')
  const response = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
  const shown = document.querySelector('[data-preview]')
  const next = response.ok ? await partOf(response, '[data-preview]') : null
  if (!shown || !next) return
  const isOpen = shown.querySelector('details')?.open ?? false
  shown.replaceChildren(...next.childNodes)
  const details = shown.querySelector('details')
  if (details) details.open = isOpen
}

if (form) {
  let timer
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => refreshPreview().catch(() => {}), 800)
  })
}

const look = async () => {
  const response = await fetch(location.href, { redirect: 'manual' })
  const next = response.ok ? await partOf(response, '[data-rehearsal]') : null
  const shown = document.querySelector('[data-rehearsal]')
  if (!next || !shown) return
  if (next.dataset.rehearsal === 'done') shown.replaceWith(next)
  else setTimeout(() => look().catch(() => {}), 2_000)
}
if (document.querySelector('[data-rehearsal="running"]')) setTimeout(() => look().catch(() => {}), 2_000)
