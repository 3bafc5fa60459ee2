import { startEmbeddedMongo } from '../src/server.js'

/** A server in a process of its own, for tests that kill it: says `ready PORT MILLISECONDS` once it listens. */
const main = async () => {
  const begin = performance.now()
  const { port } = await startEmbeddedMongo({
    dataDir: process.argv[2] as string,
    onError: (error) => console.error(error),
  })
  console.log(`ready ${port} ${Math.round(performance.now() - begin)}`)
}
main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
