export { type EmbeddedMongo, type EmbeddedMongoSettings, startEmbeddedMongo } from './server.js'
