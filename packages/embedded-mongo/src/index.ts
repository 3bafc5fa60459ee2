export { compactDatabase, hasDatabase } from './compact.js'
export { type EmbeddedMongo, type EmbeddedMongoSettings, startEmbeddedMongo } from './server.js'
export { startEmbeddedMongoThread } from './thread.js'
