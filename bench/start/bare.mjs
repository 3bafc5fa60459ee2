// What a start is measured against: express and mongoose alone, connected to the same kind of database, answering /livez.
import express from 'express'
import mongoose from 'mongoose'

await mongoose.createConnection(process.env.MONGODB_URI).asPromise()
const app = express()
app.get('/livez', (_request, response) => {
  response.json({ status: 'ok' })
})
app.listen(Number(process.env.PORT), '127.0.0.1')
