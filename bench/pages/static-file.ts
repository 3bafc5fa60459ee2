import express from 'express'

/** The peer: express sending one file, as its documentation shows it. */
const app = express()
app.use(express.static(process.env.FOLDER ?? '.'))
app.listen(Number(process.env.PORT), '127.0.0.1')
