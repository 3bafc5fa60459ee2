import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../../src/config.js'
import { commandOf, copyOf, createIgnored, environmentOf, filesBelow, readDockerfile } from './dockerfile.js'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const stages = readDockerfile(read('Dockerfile'))
const last = stages.at(-1) as (typeof stages)[number]
const isIgnored = createIgnored(read('.dockerignore'))
const ofAll = (name: string) => stages.flatMap(({ instructions }) => instructions.filter((one) => one.name === name))
const ofLast = (name: string) => last.instructions.filter((one) => one.name === name)

/** What no setting of ours is and may still stand in an environment. */
const ofOthers = new Set(['NODE_ENV', 'TMPDIR', 'HOME', 'DOMAIN', 'UPSTREAMS'])
const unknownSettings = (names: readonly string[]): string[] =>
  names.filter((name) => !(name in settings.shape) && !ofOthers.has(name) && !name.startsWith('MONGO_INITDB_'))
const namesIn = (file: string): string[] => [...read(file).matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name as string)

describe('Dockerfile', () => {
  test('what is copied from the context is there and not ignored', () => {
    const copied = ofAll('COPY')
      .map(copyOf)
      .filter(({ from }) => from === null)
      .flatMap(({ sources }) => sources)
    expect(copied.length).toBeGreaterThan(10)
    expect(copied.filter((path) => !existsSync(join(root, path)) || isIgnored(path))).toEqual([])
    const empty = copied
      .filter((path) => statSync(join(root, path)).isDirectory())
      .filter((path) => filesBelow(root, path).every(isIgnored))
    expect(empty).toEqual([])
  })

  test('what is copied from a stage is copied from one that stands above', () => {
    const froms = ofAll('COPY').flatMap((one) => copyOf(one).from ?? [])
    expect(froms.filter((from) => !stages.slice(0, -1).some(({ name }) => name === from))).toEqual([])
  })

  test.each([
    '.env',
    '.git/config',
    'data/app-secret',
    'node_modules/zod/package.json',
    'deploy/secrets/xaoi.env',
    'test/config.test.ts',
  ])('%s never gets into an image', (path) => expect(isIgnored(path)).toBe(true))

  test('every image is named by its whole version, and is the node that package.json asks for', () => {
    for (const { image } of stages) expect(image).toMatch(/^node:20\.(?:19|[2-9]\d)\.\d+-bookworm-slim$/)
  })

  test('it runs as nobody in particular, by node itself, and says whether it is ready', () => {
    expect(ofLast('USER').map(({ rest }) => rest)).toEqual(['1000:1000'])
    expect(ofLast('CMD').map(commandOf)).toEqual([['node', 'dist/main.js']])
    expect(ofLast('HEALTHCHECK').map(commandOf)[0]?.join(' ')).toMatch(/^node -e .*\/readyz/)
    expect(ofLast('EXPOSE').map(({ rest }) => rest)).toEqual([environmentOf(last).PORT])
  })

  test('its environment is settings of ours; what is written lies in volumes', () => {
    const environment = environmentOf(last)
    expect(unknownSettings(Object.keys(environment))).toEqual([])
    const { DATA_DIR, KEY_DIR, CACHE_DIR } = environment
    expect(JSON.parse(ofLast('VOLUME')[0]?.rest ?? '')).toEqual([DATA_DIR, KEY_DIR, CACHE_DIR])
    const made = ofLast('RUN')[0]?.rest ?? ''
    for (const folder of [DATA_DIR, KEY_DIR, CACHE_DIR]) expect(made.split(' ')).toContain(folder)
  })
})

type Service = {
  image: string
  command?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  secrets?: string[]
  networks: string[] | Record<string, { ipv4_address: string }>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test?: string[]; disable?: boolean }
  ports?: string[]
  user?: string
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
}
type Compose = {
  services: Record<string, Service>
  volumes: Record<string, null>
  secrets: Record<string, { file: string }>
  networks: Record<string, { internal?: boolean; ipam?: { config: { subnet: string }[] } } | null>
}

describe('compose.yml', () => {
  const text = read('deploy/compose.yml')
  const compose: Compose = parse(text, { merge: true })
  const services = Object.entries(compose.services)
  const ours = services.filter(([, { image }]) => image.startsWith('xaoi:'))

  test('the settings that it gives are settings of ours', () => {
    expect(ours.map(([name]) => name)).toEqual(['web-1', 'web-2', 'worker', 'backup'])
    for (const [, { environment = {} }] of services) expect(unknownSettings(Object.keys(environment))).toEqual([])
    for (const file of ['deploy/xaoi.env.example', '.env.example']) expect(unknownSettings(namesIn(file))).toEqual([])
    for (const [, { environment = {} }] of ours)
      for (const [name, value] of Object.entries(environment)) {
        const filled = value.replace(/\$\{DOMAIN\}/, 'xaoi.example.vn')
        if (name in settings.shape)
          expect(settings.shape[name as keyof typeof settings.shape].safeParse(filled).success).toBe(true)
      }
  })

  test('all parts of the work are done by somebody', () => {
    const parts = ours.flatMap(([, { environment }]) => environment?.PARTS?.split(',') ?? [])
    expect(new Set(parts)).toEqual(new Set(['web', 'worker', 'poller']))
    expect(parts.filter((part) => part === 'web')).toHaveLength(2)
  })

  test('what compose itself fills in stands in .env.example', () => {
    const asked = [...text.matchAll(/\$\{([A-Z_]+)(?::-)?\}/g)].map(([, name]) => name as string)
    expect([...new Set(asked)].sort()).toEqual(namesIn('deploy/.env.example').sort())
  })

  test('every image has a version, ours the program’s', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string }
    for (const [, { image }] of services) expect(image).toMatch(/^[a-z]+:\d+\.\d+\.\d+$/)
    for (const [, { image }] of ours) expect(image).toBe(`xaoi:${version}`)
  })

  test('volumes, secrets, networks and services that are named are there, and none is unused', () => {
    const used = { volumes: new Set<string>(), secrets: new Set<string>(), networks: new Set<string>() }
    for (const [, service] of services) {
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':/')
        if (source.startsWith('./')) expect(existsSync(join(root, 'deploy', source))).toBe(true)
        else if (!source.startsWith('$')) used.volumes.add(source)
      }
      for (const secret of service.secrets ?? []) used.secrets.add(secret)
      for (const network of Array.isArray(service.networks) ? service.networks : Object.keys(service.networks))
        used.networks.add(network)
      for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name)
    }
    for (const kind of ['volumes', 'secrets', 'networks'] as const)
      expect([...used[kind]].sort()).toEqual(Object.keys(compose[kind]).sort())
    for (const secret of text.matchAll(/\/run\/secrets\/([\w.-]+)/g))
      expect(compose.secrets).toHaveProperty([secret[1] as string])
  })

  test('who waits for a healthy service waits for one that has a probe', () => {
    for (const [, { depends_on: waits = {} }] of services)
      for (const [name, { condition }] of Object.entries(waits)) {
        const { healthcheck, image } = compose.services[name] as Service
        const isProbed = (image.startsWith('xaoi:') && !healthcheck?.disable) || healthcheck?.test !== undefined
        expect({ name, ok: condition !== 'service_healthy' || isProbed }).toEqual({ name, ok: true })
      }
  })

  test('our processes write in their volumes alone and share keys; nobody gains rights', () => {
    const { DATA_DIR, KEY_DIR, CACHE_DIR } = environmentOf(last)
    for (const [, service] of ours) {
      expect(service.read_only).toBe(true)
      expect(service.user).toBeUndefined()
      const targets = service.volumes?.map((volume) => `/${volume.split(':/')[1]}`)
      expect(targets).toEqual(expect.arrayContaining([DATA_DIR, KEY_DIR, CACHE_DIR]))
    }
    for (const [, { cap_drop: dropped, security_opt: options }] of services) {
      expect(dropped).toEqual(['ALL'])
      expect(options).toEqual(['no-new-privileges:true'])
    }
    expect(compose.services.backup?.environment?.BACKUP_DIR).toBe('/backup')
  })

  test('the proxy alone is reached from outside, and is the one whose headers are believed', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['caddy'])
    expect(compose.networks.database?.internal).toBe(true)
    const { networks, environment } = compose.services.caddy as Service
    const address = (networks as Record<string, { ipv4_address: string }>).front?.ipv4_address ?? ''
    const subnet = compose.networks.front?.ipam?.config[0]?.subnet ?? ''
    expect(address.startsWith(subnet.replace(/\.0\/24$/, '.'))).toBe(true)
    for (const [, one] of ours) expect(one.environment?.TRUST_PROXY).toBe(address)
    const { PORT } = environmentOf(last)
    expect(environment?.UPSTREAMS?.split(' ')).toEqual(['web-1', 'web-2'].map((name) => `${name}:${PORT}`))
    expect(read('deploy/Caddyfile')).toContain(`{$UPSTREAMS:${environment?.UPSTREAMS}}`)
  })

  test('three databases make one replica set under a key', () => {
    const names = services.filter(([, { command }]) => command?.[0] === 'mongod').map(([name]) => name)
    expect(names).toEqual(['mongo-1', 'mongo-2', 'mongo-3'])
    for (const name of names) {
      expect(compose.services[name]?.command?.join(' ')).toContain('--replSet xaoi --bind_ip_all --keyFile')
      expect(read('deploy/init-mongo.js')).toContain(`'${name}:27017'`)
      expect(read('deploy/xaoi.env.example')).toContain(`${name}:27017`)
    }
  })

  test('commands that are started are there', () => {
    const files = [...text.matchAll(/dist\/([\w/-]+)\.js/g)].map(([, name]) => `src/${name}.ts`)
    expect(files).toContain('src/commands/backup.ts')
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})
