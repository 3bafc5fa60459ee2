import type { Request } from 'express'
import { isTaught } from '../../catalog/teaching/lesson.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice } from '../kit/page.js'
import { stackTable } from '../kit/table.js'
import { tasksAddress } from '../kit/tasks-address.js'
import { pathOf, queryOf, whenOf } from './entries.js'
import { teachPath } from './teach-view.js'
import { teachWording } from './teach-wording.js'

const say = teachWording.list

/** The sentences that were taught, the newest first, and the button that takes one back. */
export const lessonsView = (
  request: Request,
  taught: readonly CatalogEntry[],
  nameOf: (slug: string) => string,
): Html => {
  const rows = taught
    .flatMap((entry) =>
      [entry.published, ...entry.archived].flatMap((version) =>
        version?.lesson ? [{ entry, version, lesson: version.lesson }] : [],
      ),
    )
    .toSorted((a, b) => b.version.at.getTime() - a.version.at.getTime())
    .map(({ entry: { slug, revision, published }, version: { number, by, at }, lesson }) => ({
      cells: [
        html`“${lesson.text}” <span class="muted">${teachWording.ways[lesson.way]}</span>`,
        html`<a href="${pathOf(slug)}/ban/${number}">${nameOf(slug)}</a>`,
        `${by}, ${whenOf(at)}`,
        published && isTaught(published.procedure, lesson)
          ? form({
              request,
              action: `${teachPath}/bo`,
              name: `undo-${slug}-${number}`,
              fields: [],
              submit: say.undo,
              isMain: false,
              fixed: { slug, number, revision },
            })
          : say.undone,
      ],
    }))
  const { columns } = say
  return html`<p><a href="${tasksAddress('unanswered')}">${teachWording.back}</a></p><h1>${say.title}</h1>
    ${doneNotice(teachWording.done[queryOf(request, 'xong')] ?? null)}
    ${
      rows.length === 0
        ? html`<p>${say.none}</p>`
        : stackTable({
            label: say.title,
            columns: [
              { title: columns.text },
              { title: columns.procedure },
              { title: columns.by },
              { title: columns.undo, isAction: true },
            ],
            rows,
          })
    }`
}
