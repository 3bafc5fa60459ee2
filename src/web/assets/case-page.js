// Templates and earlier answers fill the text that they stand beside; what was typed already stays above them.
for (const bar of document.querySelectorAll('[data-fills]')) {
  const field = document.getElementById(bar.dataset.fills)
  if (!field) continue
  bar.hidden = false
  bar.addEventListener('click', ({ target }) => {
    const text = target.dataset?.fill
    if (text === undefined) return
    field.value = field.value.trim() ? `${field.value.trim()}\n${text}` : text
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
