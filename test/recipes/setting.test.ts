import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig, settings } from '../../src/config.js'

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

test('.env.example has every setting, each with one line of meaning, and no other', () => {
  const named = [...example.matchAll(/^# .+\n([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual(Object.keys(settings.shape).toSorted())
})

test('.env.example is a valid environment that equals the defaults', () => {
  const values = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
  expect(readConfig(values)).toEqual(readConfig({}))
})
