// Words that were typed into a form go along into the chat's box behind #, which no server sees. The page that they came to
// by a form becomes one that can be gone back to without sending them anew.
for (const link of document.querySelectorAll('[data-carry]')) {
  const written = document.getElementById(link.dataset.carry)
  const { href } = link
  link.addEventListener('click', () => {
    const [page, asked] = href.split('#hoi=')
    link.href = `${page}#hoi=${asked}${encodeURIComponent(`: ${written.value}`)}`
    history.replaceState(null, '', link.dataset.back)
  })
}
