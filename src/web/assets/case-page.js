// Templates and earlier answers fill the text that they stand beside: what was typed stays above them, another template left as it was gives way.
for (const bar of document.querySelectorAll('[data-fills]')) {
  const field = document.getElementById(bar.dataset.fills)
  if (!field) continue
  bar.hidden = false
  let filled = ''
  bar.addEventListener('click', ({ target }) => {
    const text = target.dataset?.fill
    if (text === undefined) return
    const typed = (filled && field.value.endsWith(filled) ? field.value.slice(0, -filled.length) : field.value).trim()
    field.value = typed ? `${typed}\n${text}` : text
    filled = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
    const gap = field.value.indexOf('[')
    if (gap >= 0) field.setSelectionRange(gap, field.value.indexOf(']', gap) + 1)
  })
}

// What a press opens is ready to be typed into.
for (const folded of document.querySelectorAll('.box-tab, .case-actions details'))
  folded.querySelector('summary').addEventListener('click', () => {
    if (!folded.open) setTimeout(() => folded.querySelector('textarea, select, input:not([type="hidden"])')?.focus())
  })
