import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { channelFactories } from '../../src/channels/index.js'

test('a channel is a folder and its line in the list', () => {
  const folders = readdirSync('src/channels', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const list = readFileSync('src/channels/index.ts', 'utf8')
  expect(folders.filter((name) => !list.includes(`from './${name}/`))).toEqual([])
  expect(channelFactories).toHaveLength(folders.length)
})
