import type { Difference } from '../../catalog/compare.js'
import { type Html, html } from '../kit/html.js'
import { editorWording as say } from './wording.js'

const lineList = (tag: 'del' | 'ins', lines: readonly string[]): Html =>
  html`${lines.map((line) =>
    tag === 'del'
      ? html`<li><del><span class="visually-hidden">${say.compare.gone}: </span>${line}</del></li>`
      : html`<li><ins><span class="visually-hidden">${say.compare.come}: </span>${line}</ins></li>`,
  )}`

/** What two versions tell differently, field by field. */
export const differences = (found: readonly Difference[]): Html =>
  html`<dl class="facts differences">${found.map(
    ({ label, before, after }) => html`<div><dt>${label}</dt><dd><ul>
      ${lineList('del', before)}${lineList('ins', after)}
      ${before.length + after.length === 0 ? html`<li>${say.empty}</li>` : ''}</ul></dd></div>`,
  )}</dl>`
