import { setTimeout as wait } from 'node:timers/promises'
import type { Request } from 'express'
import { z } from 'zod'
import { isTaught, type Lesson, lessonWays, withLesson } from '../../catalog/teaching/lesson.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { NotFound } from '../../shared/errors.js'
import { foldMarks } from '../../shared/text.js'
import { shownOf } from '../../tasks/task.js'
import { type LessonRun, mayTeach } from '../../understanding/rehearse-lesson.js'
import { alikeTasks } from '../kit/alike-tasks.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { authorshipOf } from './entries.js'
import { lessonsView } from './teach-list.js'
import { createRuns } from './teach-runs.js'
import { type Chosen, teachPath, teachView } from './teach-view.js'
import { teachWording as say } from './teach-wording.js'

const mostTasks = 500
const mostSaid = 8
const mostNearest = 3
const mostListed = 50
/** A run that is done by then stands in the page at once. */
const shortWaitMs = 700

const word = z.string().max(400).catch('')
const chosenSchema = z.object({
  viec: z.string().max(100).catch(''),
  cau: word.transform((text) => text.replace(/\s+/g, ' ').trim()),
  'thu-tuc': word,
  cach: z.enum(lessonWays).catch('question'),
  dieu: word,
})
const key = z.string().max(100)
const orderSchema = z.object({
  revision: z.coerce.number().int(),
  key: z.union([key.transform((one) => [one]), z.array(key).max(mostTasks)]),
})
const undoSchema = z.object({
  slug: z.string().max(200),
  number: z.coerce.number().int(),
  revision: z.coerce.number().int(),
})

/** Masked words say nothing: they are left out of what is taught. */
const withoutMasks = (text: string): string => text.replace(/\s*…\s*/g, ' ').trim()

/** A sentence that wasn't answered well becomes one that is, after a look at what else it would change. */
export const teachPage: WebPage = {
  path: teachPath,
  title: say.title,
  who: ['edit_catalog'],
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({ catalog, tasks, understanding, clock }: WebParts) => {
  const runOf = createRuns<LessonRun>()
  const nameOf = (slug: string): string => catalog.get(slug)?.short_name ?? slug

  /** The open tasks that say much the same as this one. Throws NotFound when it isn't open any more. */
  const groupOf = async (request: Request, id: string) => {
    const open = await tasks.findFor(accountOf(request), 'unanswered', mostTasks)
    const group = alikeTasks(open).find(({ members }) => members.some((task) => task.id === id))
    if (!group) throw new NotFound(say.errors.gone)
    return group.members
  }

  const nearestTo = (text: string, about: string | null) =>
    [...new Set([...(about ? [about] : []), ...understanding.understand(text).candidates.map(({ slug }) => slug)])]
      .flatMap((slug) => catalog.get(slug) ?? [])
      .slice(0, mostNearest)

  /** Another procedure that has this very sentence among its names and questions. */
  const ownerOf = (text: string, slug: string) => {
    const plain = foldMarks(text)
    return catalog
      .findAll()
      .find(
        (one) =>
          one.slug !== slug &&
          [one.short_name, ...one.also_called, ...one.questions].some((known) => foldMarks(known) === plain),
      )
  }

  /** What was chosen as a lesson; what is wrong with it, where it isn't one. */
  const lessonOf = ({ text, slug, way, says }: Chosen): { lesson: Lesson | null; errors: Map<string, string> } => {
    const errors = new Map<string, string>()
    const procedure = catalog.get(slug)
    if (text.length < 2 || text.length > 200) errors.set('cau', say.errors.text)
    const other = way === 'ask' ? undefined : ownerOf(text, slug)
    if (other) errors.set('cau', say.errors.taken(other.short_name))
    if (!procedure) errors.set('thu-tuc', say.errors.procedure)
    const isAsk = way === 'ask'
    if (isAsk && !procedure?.answers.some((one) => one.says === says)) errors.set('dieu', say.errors.answer)
    return { lesson: errors.size > 0 ? null : { way, text, says: isAsk ? says : null }, errors }
  }

  const tryLesson = (entry: CatalogEntry, lesson: Lesson, alike: readonly string[]) => {
    const procedure = entry.published?.procedure
    if (!procedure) throw new NotFound(say.errors.procedure)
    const isKnown = isTaught(procedure, lesson)
    const versions = catalog.findAll().map(({ slug }) => `${slug} ${catalog.versionOf(slug)}`)
    const state = [entry.slug, lesson, alike, versions]
    const running = isKnown
      ? null
      : runOf(JSON.stringify(state), () => understanding.rehearseLesson(withLesson(procedure, lesson), lesson, alike))
    return { procedure, lesson, revision: entry.revision, running }
  }

  const entryOf = async (slug: string): Promise<CatalogEntry> => {
    const entry = await catalog.findVersions(slug)
    if (!entry) throw new NotFound(say.errors.procedure)
    return entry
  }

  const show = async (request: Request, given: Chosen): Promise<string> => {
    const group = await groupOf(request, given.task)
    const texts = [...new Set(group.map((task) => shownOf(task).text ?? ''))].slice(0, mostSaid)
    const text = given.text || withoutMasks(texts[0] ?? '')
    const about = group.flatMap((task) => shownOf(task).about ?? [])[0]
    const nearest = nearestTo(text, about?.slug ?? null)
    const chosen = { ...given, text, slug: given.slug || (nearest[0]?.slug ?? '') }
    const { lesson, errors } = lessonOf(chosen)
    const tried = lesson && tryLesson(await entryOf(chosen.slug), lesson, texts)
    if (tried?.running) await Promise.race([tried.running.promise.catch(() => null), wait(shortWaitMs)])
    const ids = group.map(({ id }) => id)
    const all = catalog.findAll()
    const main = teachView({ request, chosen, said: texts, ids, nearest, all, errors, nameOf, tried })
    return page({ title: say.title, main, request, wide: true, current: '/bien-tap', scripts: ['editor.js'] })
  }

  const chosenIn = (source: unknown): Chosen => {
    const { viec: task, cau: text, 'thu-tuc': slug, cach: way, dieu: says } = chosenSchema.parse(source)
    return { task, text, slug, way, says }
  }

  return [
    get(teachPath, async (request, response) => {
      response.send(await show(request, chosenIn(request.query)))
    }),

    post(`${teachPath}/ngay`, async (request, response) => {
      const chosen = chosenIn(request.body)
      const { revision, key: ids } = orderSchema.parse(request.body)
      const { lesson } = lessonOf(chosen)
      const group = await groupOf(request, chosen.task)
      if (!lesson) {
        response.status(400).send(await show(request, chosen))
        return
      }
      const entry = await entryOf(chosen.slug)
      const texts = [...new Set(group.map((task) => shownOf(task).text ?? ''))].slice(0, mostSaid)
      const { running } = tryLesson(entry, lesson, texts)
      if (running && !mayTeach(await running.promise)) {
        response.status(400).send(await show(request, chosen))
        return
      }
      const at = clock.now()
      const { slug } = entry
      await catalog.teach({ slug, expected: revision, lesson, ...authorshipOf(request, say.why(lesson.text), at) })
      await tasks.tickOff({ account: accountOf(request), ids, at })
      response.redirect(303, `${teachPath}/da-day?xong=day`)
    }),

    get(`${teachPath}/da-day`, async (request, response) => {
      const main = lessonsView(request, await catalog.findTaught(mostListed), nameOf)
      response.send(page({ title: say.list.title, main, request, wide: true, current: '/bien-tap' }))
    }),

    post(`${teachPath}/bo`, async (request, response) => {
      const { slug, number, revision } = undoSchema.parse(request.body)
      const { published, archived } = await entryOf(slug)
      const lesson = [published, ...archived].find((version) => version?.number === number)?.lesson
      if (!lesson) throw new NotFound(say.errors.gone)
      const by = authorshipOf(request, say.whyUndone(lesson.text), clock.now())
      await catalog.teach({ slug, expected: revision, lesson, isUndone: true, ...by })
      response.redirect(303, `${teachPath}/da-day?xong=bo`)
    }),
  ]
}
