/** The page on which one person plays several citizens on both platforms; plain HTML and script, no framework. */
export const emulatePage = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Giả lập Telegram và Zalo</title>
<style>
:root { color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f3f1ec, #1c1b19); }
h1 { font-size: 1.2rem; margin: 1rem; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; padding: 0 1rem 1rem; }
section { background: light-dark(#fff, #2a2926); border-radius: .8rem; padding: 1rem; display: flex; flex-direction: column; gap: .6rem; min-height: 30rem; }
h2 { margin: 0; font-size: 1.05rem; }
.log { flex: 1; overflow-y: auto; max-height: 55vh; display: flex; flex-direction: column; gap: .4rem; }
.me, .bot { max-width: 85%; padding: .5rem .7rem; border-radius: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.me { align-self: end; background: light-dark(#d7e8ff, #23415f); }
.bot { align-self: start; background: light-dark(#f0ece2, #3a3832); }
.buttons { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .4rem; }
form, .tools { display: flex; flex-wrap: wrap; gap: .4rem; }
input[type=text] { flex: 1; min-width: 8rem; }
input, button, select { font: inherit; padding: .5rem .7rem; border-radius: .5rem; border: 1px solid #8886; }
button { cursor: pointer; }
</style>
</head>
<body>
<h1>Giả lập: đóng vai người dân trên Telegram và Zalo</h1>
<main></main>
<script type="module">
const platforms = [
  { name: 'telegram', label: 'Telegram', tools: ['photo', 'location', 'contact', 'edit', 'block'] },
  { name: 'zalo', label: 'Zalo', tools: ['photo', 'sticker'] },
]
const words = { photo: 'Gửi ảnh', location: 'Vị trí', contact: 'Số của tôi', edit: 'Sửa tin cuối', block: 'Chặn / bỏ chặn', sticker: 'Nhãn dán' }
const faults = [['', 'Gây sự cố…'], ['429', 'Lỗi 429 ba lần'], ['500', 'Lỗi 500 ba lần'], ['reset', 'Đứt mạng một lần'], ['slow', 'Chậm 3 giây']]
const make = (tag, props = {}, ...children) => { const node = Object.assign(document.createElement(tag), props); node.append(...children); return node }
const act = (platform, body) => fetch('/act', { method: 'POST', body: JSON.stringify({ platform, ...body }) })
for (const { name, label, tools } of platforms) {
  const who = make('select', { ariaLabel: 'Người dân' }, ...['Lan', 'Minh', 'Hoa'].map((person, index) => make('option', { value: index + 1 }, person)))
  const log = make('div', { className: 'log' })
  const text = make('input', { type: 'text', ariaLabel: 'Tin nhắn', placeholder: 'Gõ tin nhắn…' })
  const form = make('form', {}, text, make('button', {}, 'Gửi'))
  const file = make('input', { type: 'file', hidden: true, accept: 'image/*' })
  const fault = make('select', { ariaLabel: 'Sự cố' }, ...faults.map(([value, say]) => make('option', { value }, say)))
  const send = (body) => act(name, { citizen: Number(who.value), ...body })
  form.addEventListener('submit', (event) => { event.preventDefault(); if (text.value.trim()) send({ do: 'write', text: text.value }); text.value = '' })
  file.addEventListener('change', async () => {
    const bytes = new Uint8Array(await file.files[0].arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    send({ do: 'photo', bytes: btoa(binary) })
    file.value = ''
  })
  fault.addEventListener('change', () => { act(name, { do: 'fault', fault: fault.value }); fault.value = '' })
  const buttons = tools.map((tool) => {
    const button = make('button', { type: 'button' }, words[tool])
    button.addEventListener('click', () => tool === 'photo' ? file.click() : tool === 'edit' ? (text.value.trim() && send({ do: 'edit', text: text.value }), text.value = '') : send({ do: tool }))
    return button
  })
  document.querySelector('main').append(make('section', {}, make('h2', {}, label), who, log, form, make('div', { className: 'tools' }, ...buttons, file, fault)))
  let shown = ''
  setInterval(async () => {
    const said = await (await fetch('/said?platform=' + name + '&citizen=' + who.value)).json()
    const now = JSON.stringify(said)
    if (now === shown) return
    shown = now
    log.replaceChildren(...said.map(({ from, text, buttons = [] }) => {
      const bubble = make('div', { className: from }, text)
      if (buttons.length) bubble.append(make('div', { className: 'buttons' }, ...buttons.map((one) => {
        const button = make('button', { type: 'button' }, one.text)
        button.addEventListener('click', () => send({ do: 'press', text: one.callback_data, label: one.text }))
        return button
      })))
      return bubble
    }))
    log.scrollTop = log.scrollHeight
  }, 500)
}
</script>
</body>
</html>
`
