// Says who else has this case open, and that it changed since the page was loaded.
const page = document.querySelector('[data-case-version]')
const present = document.querySelector('[data-present]')
const changed = document.querySelector('[data-changed]')

const look = async () => {
  if (document.hidden) return
  const response = await fetch(`${location.pathname.split('/').slice(0, 4).join('/')}/dang-xem`, { redirect: 'manual' })
  if (!response.ok) return
  const { others, version } = await response.json()
  present.hidden = others.length === 0
  present.textContent = `${others.join(', ')} ${present.dataset.present}`
  changed.hidden = String(version) === page.dataset.caseVersion
}

if (page && present && changed) {
  look().catch(() => {})
  setInterval(() => look().catch(() => {}), 20_000)
}
