import express from 'express'
import { Bot, webhookCallback } from 'grammy'

const { TOKEN = '', API_ROOT = '', SECRET = '', PORT = '' } = process.env
const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } })
bot.on('message:text', (context) => context.reply(context.message.text))
await bot.init()
const app = express()
app.get('/', (_request, response) => {
  response.send('ready')
})
app.use(express.json(), webhookCallback(bot, 'express', { secretToken: SECRET }))
app.listen(Number(PORT), '127.0.0.1')
