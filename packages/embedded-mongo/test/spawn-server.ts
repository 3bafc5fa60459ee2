import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type ServerProcess = {
  uri: string
  /** Milliseconds startEmbeddedMongo took. */
  startedIn: number
  /** kill -9, and wait until the process is gone. */
  kill: () => Promise<void>
}

/** Starts serve.ts on a folder; rejects with what it printed when it doesn't come up. */
export const spawnServer = (dataDir: string): Promise<ServerProcess> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [
      '--import',
      'tsx',
      join(import.meta.dirname, 'serve.ts'),
      dataDir,
    ])
    const exited = new Promise<void>((done) => child.once('exit', () => done()))
    let complaint = ''
    child.stderr?.on('data', (chunk) => {
      complaint += chunk
    })
    exited.then(() => reject(new Error(complaint)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) => {
      const [, port, startedIn] = line.split(' ')
      resolve({
        uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
        startedIn: Number(startedIn),
        kill: () => {
          child.kill('SIGKILL')
          return exited
        },
      })
    })
  })
