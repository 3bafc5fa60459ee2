import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { handOverLink } from '../../src/accounts/hand-over-link.js'
import { readOrMakeSecret } from '../../src/shared/app-secret.js'
import { prepareDataDir } from '../../src/shared/data-dir.js'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xaoi-dir-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

test('a new data folder and the secret in it are their owner’s alone', async () => {
  const dataDir = join(root, 'a', 'data')
  await prepareDataDir(dataDir)
  await readOrMakeSecret(dataDir)
  expect([await modeOf(dataDir), await modeOf(join(dataDir, 'app-secret'))]).toEqual(['700', '600'])
})

test('an open folder with an open secret is closed, the secret stays', async () => {
  const dataDir = join(root, 'data')
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'app-secret'), 'kept')
  await chmod(join(dataDir, 'app-secret'), 0o644)
  await chmod(dataDir, 0o755)
  await prepareDataDir(dataDir)
  expect(await readOrMakeSecret(dataDir)).toBe('kept')
  expect([await modeOf(dataDir), await modeOf(join(dataDir, 'app-secret'))]).toEqual(['700', '600'])
})

test.each(['/', 'shared'])('a folder that others use too (%s) is left as it is, and named', async (folder) => {
  const dataDir = folder === '/' ? '/' : join(root, folder)
  if (folder !== '/') {
    await mkdir(dataDir)
    await chmod(dataDir, 0o1777)
  }
  const before = await modeOf(dataDir)
  await expect(prepareDataDir(dataDir)).rejects.toThrow('thư mục dùng chung')
  expect(await modeOf(dataDir)).toBe(before)
})

const link = 'https://xaoi.test/moi/secret-token'

test('the one-time link is shown on a terminal', async () => {
  const shown: string[] = []
  const terminal = { isTTY: true, write: (text: string) => shown.push(text) }
  await handOverLink({ link, dataDir: root, terminal })
  expect(shown.join('').split(link)).toHaveLength(2)
  await expect(stat(join(root, 'first-administrator-link'))).rejects.toThrow('ENOENT')
})

test('where output goes into a log, the link goes into a file of its owner’s, which goes when there is none any more', async () => {
  const shown: string[] = []
  const terminal = { write: (text: string) => shown.push(text) }
  const file = join(root, 'first-administrator-link')
  await writeFile(file, 'an older link')
  await handOverLink({ link, dataDir: root, terminal })
  expect(shown.join('')).toContain(file)
  expect(shown.join('')).not.toContain('secret-token')
  expect([await readFile(file, 'utf8'), await modeOf(file)]).toEqual([`${link}\n`, '600'])
  await handOverLink({ link: null, dataDir: root, terminal })
  await expect(stat(file)).rejects.toThrow('ENOENT')
})
