import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

/** What a folder may import besides `shared`; all files at the top of src (main.ts, core.ts) may import everything. */
const mayImport: Record<string, readonly string[]> = {
  channels: ['messaging', 'attachments'],
  web: [
    'dialogue',
    'understanding',
    'cases',
    'catalog',
    'routing',
    'places',
    'deadlines',
    'accounts',
    'messaging',
    'attachments',
    'tasks',
    'papers',
    'publications',
    'reminders',
    'reception',
    'indicators',
    'surveys',
    'partners',
    'sealing',
    'form-answers',
    'proof',
    'breaches',
    'operations',
  ],
  dialogue: [
    'sealing',
    'surveys',
    'tasks',
    'reminders',
    'reception',
    'understanding',
    'cases',
    'catalog',
    'places',
    'messaging',
    'routing',
  ],
  api: [
    'dialogue',
    'understanding',
    'cases',
    'catalog',
    'routing',
    'places',
    'deadlines',
    'accounts',
    'messaging',
    'attachments',
    'partners',
    'indicators',
  ],
  understanding: ['catalog', 'places', 'routing'],
  cases: ['routing', 'places', 'deadlines', 'sealing', 'accounts', 'messaging', 'attachments', 'duplicates'],
  duplicates: ['places'],
  papers: ['sealing', 'accounts', 'cases', 'routing', 'places', 'deadlines'],
  catalog: ['accounts'],
  routing: ['places'],
  places: ['deadlines'],
  publications: ['accounts', 'attachments', 'deadlines', 'places'],
  partners: ['accounts', 'places'],
  deadlines: [],
  accounts: ['sealing'],
  sealing: [],
  messaging: ['sealing'],
  attachments: ['sealing'],
  tasks: ['sealing', 'accounts', 'messaging', 'places'],
  reminders: ['cases', 'accounts', 'messaging', 'deadlines'],
  reception: ['places', 'deadlines', 'accounts', 'messaging'],
  indicators: [
    'surveys',
    'cases',
    'catalog',
    'places',
    'deadlines',
    'messaging',
    'tasks',
    'publications',
    'reception',
    'accounts',
  ],
  surveys: ['tasks', 'cases', 'accounts', 'messaging'],
  'form-answers': ['sealing'],
  proof: ['deadlines'],
  breaches: ['accounts'],
  operations: ['accounts', 'messaging', 'jobs'],
  backup: ['sealing'],
  jobs: [],
  migrations: [],
  shared: [],
}

/** Settings are read by types alone below main.ts: `import type { Config }` is no arrow. */
const isTypeOfConfig = (line: string, target: string): boolean =>
  target === join(src, 'config.ts') && line.includes('import type')

/** A package has one home. */
const homes: Record<string, RegExp> = {
  grammy: /^channels\/telegram\//,
  axios: /^channels\/zalo\//,
  fflate: /^shared\/spreadsheet\//,
  'read-excel-file': /^shared\/spreadsheet\//,
  'write-excel-file': /^shared\/spreadsheet\//,
  natural: /^understanding\//,
  'libsodium-wrappers': /^sealing\/sodium\.ts$/,
  'shamir-secret-sharing': /^sealing\/officers\/recovery\.ts$/,
  'prom-client': /^operations\/metrics\.ts$/,
  nodemailer: /^reminders\/send-mail\.ts$/,
  'file-type': /^attachments\//,
  sharp: /^attachments\//,
  pdfkit: /^papers\//,
  fontkit: /^papers\//,
  mongoose: /(-store|^shared\/mongo)\.ts$/,
  '@asteasolutions/zod-to-openapi': /^api\/description\.ts$/,
  express: /^(web|api|channels)\/|^main\.ts$/,
  'embedded-mongo': /^shared\/open-database\.ts$|^commands\//,
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

const importsOf = (file: string): { line: string; from: string }[] =>
  [
    ...readFileSync(resolve(src, file), 'utf8').matchAll(
      /^(?:import|export)[^;'"]*?from '([^']+)'|^import '([^']+)'/gms,
    ),
  ].map(([line, a, b]) => ({
    line,
    from: a ?? b ?? '',
  }))

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] as string) : '')

test('arrows between folders point down', () => {
  const wrong = files.flatMap((file) => {
    const folder = folderOf(file)
    if (folder === '' || folder === 'commands') return []
    return importsOf(file).flatMap(({ line, from }) => {
      if (!from.startsWith('.')) return []
      const target = resolve(src, dirname(file), from.replace(/\.js$/, '.ts'))
      const other = folderOf(relative(src, target))
      const isAllowed =
        other === folder || other === 'shared' || mayImport[folder]?.includes(other) || isTypeOfConfig(line, target)
      return isAllowed ? [] : [`${file} imports ${relative(src, target)}`]
    })
  })
  expect(wrong).toEqual([])
})

/** Circles that are still to be opened: each name is one file of a circle. */
const knownCircles: readonly string[] = ['dialogue/incoming-files.ts', 'web/console/case-view.ts']

/** Files of a graph that stand in a circle, each circle as its files in the order of their names. */
const circlesIn = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const reachable = (from: string): Set<string> => {
    const seen = new Set<string>()
    const open = [...(graph.get(from) ?? [])]
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (seen.has(file)) continue
      seen.add(file)
      open.push(...(graph.get(file) ?? []))
    }
    return seen
  }
  const reach = new Map([...graph.keys()].map((file) => [file, reachable(file)]))
  const circles = [...graph.keys()].map((file) =>
    [...(reach.get(file) ?? [])].filter((other) => reach.get(file)?.has(file) && reach.get(other)?.has(file)).sort(),
  )
  return [...new Map(circles.filter(({ length }) => length > 0).map((circle) => [circle.join(), circle])).values()]
}

const targetOf = (file: string, from: string): string =>
  relative(src, resolve(src, dirname(file), from.replace(/\.js$/, '.ts')))

test('no files import each other in a circle', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file).flatMap(({ from }) => (from.startsWith('.') ? [targetOf(file, from)] : [])),
    ]),
  )
  expect(circlesIn(graph).filter((circle) => !circle.some((file) => knownCircles.includes(file)))).toEqual([])
})

test('a circle is seen, however long, and a file that imports itself', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', []],
    ['e', ['e', 'a']],
  ])
  expect(circlesIn(graph)).toEqual([['a', 'b', 'c'], ['e']])
})

test('every folder of src is in the table', () => {
  const folders = [...new Set(files.map(folderOf))].filter((folder) => folder !== '' && folder !== 'commands')
  expect(folders.toSorted()).toEqual(Object.keys(mayImport).toSorted())
})

test('a package has one home', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file).flatMap(({ line, from }) => {
      const name = from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] as string)
      const home = homes[name]
      return home && !home.test(file) && !line.includes('import type') ? [`${file} imports ${from}`] : []
    }),
  )
  expect(wrong).toEqual([])
})

/** What is done by the clock is a row of src/jobs; these timers belong to one thing that is open or held. */
const ownTimers: Record<string, string> = {
  'jobs/run-jobs.ts': 'looks for what is due',
  'messaging/lease-store.ts': 'renews one lease while it is held',
  'channels/web-chat/listeners.ts': 'keeps the open streams of this process alive',
  'dialogue/show-typing.ts': 'shows typing while one message is handled',
}

test('no room has a timer of its own for periodic work', () => {
  const found = files.filter((file) => readFileSync(join(src, file), 'utf8').includes('setInterval('))
  expect(found.toSorted()).toEqual(Object.keys(ownTimers).toSorted())
})

test('the environment is read in config.ts and by commands alone', () => {
  const wrong = files.filter(
    (file) =>
      !/^(main|config)\.ts$|^commands\//.test(file) && readFileSync(join(src, file), 'utf8').includes('process.env'),
  )
  expect(wrong).toEqual([])
})

test('what is done is audited by its verb: no page, command or API writes into the trail', () => {
  const wrong = files.filter(
    (file) =>
      /^(web|api|commands)\//.test(file) && /auditEntry\(|audit\w*\.add\(/.test(readFileSync(join(src, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})

test('a package imports itself and its own dependencies alone', () => {
  const packages = resolve(import.meta.dirname, '../packages')
  const wrong = readdirSync(packages).flatMap((name) => {
    const { dependencies } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'))
    const home = join(packages, name, 'src')
    const own = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    return own.flatMap((file) =>
      importsOf(join(home, file)).flatMap(({ from }) => {
        const isOwn = from.startsWith('.')
          ? resolve(home, dirname(file), from).startsWith(`${home}/`)
          : from.startsWith('node:') || (from.split('/')[0] as string) in dependencies
        return isOwn ? [] : [`${name}/src/${file} imports ${from}`]
      }),
    )
  })
  expect(wrong).toEqual([])
})
