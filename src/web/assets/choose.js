// A long list is chosen from by typing the beginning of any word in it, with marks or without.
const long = 12
const restMs = 1500

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()

const letTypeInto = (select) => {
  const names = [...select.options].map(({ text }) => ` ${fold(text)}`)
  let typed = ''
  let lastAt = 0
  select.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey || (key.length !== 1 && key !== 'Backspace')) return
    const now = Date.now()
    if (now - lastAt > restMs) typed = ''
    if (key === ' ' && typed === '') return
    lastAt = now
    event.preventDefault()
    typed = key === 'Backspace' ? typed.slice(0, -1) : typed + fold(key)
    const at = names.findIndex((name) => name.includes(` ${typed}`))
    if (typed === '' || at < 0 || at === select.selectedIndex) return
    select.selectedIndex = at
    select.dispatchEvent(new Event('input', { bubbles: true }))
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

for (const select of document.querySelectorAll('select')) if (select.options.length > long) letTypeInto(select)
