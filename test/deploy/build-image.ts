import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { copyOf, createIgnored, filesBelow, type Instruction, type Stage } from './dockerfile.js'

type Locked = { dev?: boolean; link?: boolean }

/** A file, link or folder, by hard links where both are on one disk. */
const copyTree = (from: string, to: string): void => {
  const stats = lstatSync(from)
  if (stats.isDirectory()) {
    mkdirSync(to, { recursive: true })
    for (const name of readdirSync(from)) copyTree(join(from, name), join(to, name))
    return
  }
  mkdirSync(dirname(to), { recursive: true })
  if (stats.isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to)
    return
  }
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** What `npm ci` does here: no download, the packages of this copy; for the build by links, for production theirs alone. */
const install = (root: string, app: string, isProduction: boolean): void => {
  mkdirSync(join(app, 'node_modules'))
  symlinkSync('../packages/embedded-mongo', join(app, 'node_modules/embedded-mongo'))
  if (!isProduction) {
    for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== 'embedded-mongo'))
      symlinkSync(join(root, 'node_modules', name), join(app, 'node_modules', name))
    return
  }
  const { packages } = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  for (const [path, { dev, link }] of Object.entries(packages))
    if (path.startsWith('node_modules/') && !dev && !link && existsSync(join(root, path)))
      for (const name of readdirSync(join(root, path)))
        if (name !== 'node_modules') copyTree(join(root, path, name), join(app, path, name))
}

/**
 * Follows the COPY and RUN lines of all stages, each in a folder of its own under `folder`, and gives the last one's /app. `npm ci`
 * is replaced by the packages that are here; what the last stage runs (folders of another user) is left out.
 */
export const buildImage = (stages: readonly Stage[], root: string, folder: string): string => {
  const isIgnored = createIgnored(readFileSync(join(root, '.dockerignore'), 'utf8'))
  const files = (source: string): string[] =>
    lstatSync(join(root, source)).isDirectory() ? filesBelow(root, source) : [source]

  const copy = (instruction: Instruction, app: string): void => {
    const { from, sources, target } = copyOf(instruction)
    for (const source of sources) {
      const isFolder = lstatSync(from ? join(folder, from, source) : join(root, source)).isDirectory()
      const to = join(app, target, !isFolder && target.endsWith('/') ? basename(source) : '')
      if (from) copyTree(join(folder, from, source), to)
      else
        for (const file of files(source).filter((one) => !isIgnored(one)))
          copyTree(join(root, file), isFolder ? join(to, file.slice(source.length)) : to)
    }
  }
  const run = (command: string, app: string): void => {
    if (command.startsWith('npm ci')) {
      install(root, app, command.includes('--omit=dev'))
      return
    }
    const env = { PATH: process.env.PATH ?? '', HOME: folder, BUILD_ID: 'image-test' }
    execFileSync('sh', ['-c', command], { cwd: app, env, stdio: 'pipe' })
  }

  const appOf = (stage: Stage): string => join(folder, stage.name ?? 'last', 'app')
  for (const stage of stages) {
    const app = appOf(stage)
    mkdirSync(app, { recursive: true })
    for (const instruction of stage.instructions) {
      if (instruction.name === 'COPY') copy(instruction, app)
      if (instruction.name === 'RUN' && stage.name) run(instruction.rest, app)
    }
  }
  return appOf(stages.at(-1) as Stage)
}
