import type { Request } from 'express'
import { categories, categoryNamed } from '../../cases/categories.js'
import { extensionDays, protectionDays } from '../../cases/clocks.js'
import { caseWording } from '../../cases/wording.js'
import { type ClockRule, clockRules, roleOf } from '../../deadlines/clock-rules.js'
import { nameArticle } from '../../deadlines/name-article.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, type WebPage } from '../kit/web-page.js'
import { calendarPath, clockRulesPath } from './calendar-view.js'
import { clockRulesWording as say } from './calendar-wording.js'
import { clocksWording, stepWording } from './wording.js'

/** Every rule of the clock table as it is, and how sure its source is; read-only. */
export const clockRulesPage: WebPage = {
  path: clockRulesPath,
  title: say.title,
  who: ['edit_calendar'],
  actions: ({ clock, config }) => [
    get(clockRulesPath, (request, response) => {
      response.send(view(request, localDay(clock.now()), config.feedbackTargets))
    }),
  ],
}

const groupOf = ({ id }: ClockRule): string => id.slice(0, id.indexOf('.'))

/** '30 ngày; 45 nếu vụ việc phức tạp; gia hạn …' */
const amountText = (rule: ClockRule): string => {
  const { amount, unit, variants, extension, pause, direction, alsoRemindBy } = rule
  return [
    `${amount} ${say.units[unit]}`,
    ...variants.map((one) =>
      say.variant(one.amount, one.findings.map((finding) => stepWording.finding[finding]).join(say.both)),
    ),
    ...(extension ? [say.extension(extension.amount, extension.most)] : []),
    ...(pause
      ? [
          `${say.pause} (${nameArticle(pause.article)}${pause.from ? ` ${say.since(readableDay(pause.from))}` : ''}${
            pause.mark === 'text' ? '' : `, ${say.marks[pause.mark]}`
          })`,
        ]
      : []),
    ...(direction === 'backward' ? [say.backward] : []),
    ...(alsoRemindBy ? [say.alsoRemind(alsoRemindBy.amount, say.units[alsoRemindBy.unit])] : []),
  ].join('; ')
}

const forceOf = ({ validFrom, validTo }: ClockRule, today: string): Html => {
  const days = [
    ...(validFrom ? [say.since(readableDay(validFrom))] : []),
    ...(validTo ? [say.until(readableDay(validTo))] : []),
  ].join(' ')
  const state = validTo && validTo < today ? say.expired : validFrom && validFrom > today ? say.toCome : say.always
  return html`${state}${days ? html`<br><span class="muted">${days}</span>` : ''}`
}

const fact = (label: string, value: Html | string): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`

const ruleItem = (rule: ClockRule, today: string): Html =>
  html`<li class="rule"><div><strong>${rule.duty}</strong><br><span class="muted">${clocksWording.roles[roleOf(rule)]} · <code>${rule.id}</code></span></div>
    <dl>${fact(say.columns.amount, amountText(rule))}${fact(say.columns.article, nameArticle(rule.article))}${fact(say.columns.force, forceOf(rule, today))}${fact(
      say.columns.mark,
      rule.mark === 'text' ? say.marks.text : html`<span class="badge">${say.marks[rule.mark]}</span>`,
    )}</dl></li>`

/** What the province set itself: the answer by category, a word on protection, telling of an extension. */
const targetsCard = (targets: Record<string, number>): Html => {
  const days = Object.entries(targets).map(
    ([category, count]) => html`<li>${categoryLabel(category)}: ${say.target(count)}</li>`,
  )
  const others = [
    [caseWording.targets['target.protect'], protectionDays],
    [caseWording.targets['target.extension'], extensionDays],
  ] as const
  return html`<section class="card" aria-labelledby="targets"><h2 id="targets">${say.targets}</h2><p>${say.targetsHelp}</p>
    <h3>${caseWording.targets['target.answer']}</h3><ul>${days.length > 0 ? days : html`<li>${say.noTargets}</li>`}</ul>
    <ul>${(['target.protect.urgent', 'target.crime'] as const).map((name) => html`<li>${caseWording.targets[name]}: ${say.sameDay}</li>`)}${others.map(([name, count]) => html`<li>${name}: ${say.target(count)}</li>`)}</ul></section>`
}

const categoryLabel = (category: string): string =>
  category === 'default' ? say.otherCategories : categories[categoryNamed(category)].label

const view = (request: Request, today: string, targets: Record<string, number>): string => {
  const rules = clockRules()
  const groups = [...new Set(rules.map(groupOf))]
  const main = html`<p><a href="${calendarPath}">${say.back}</a></p><h1>${say.title}</h1><p>${say.lead}</p>
    ${groups.map(
      (
        group,
      ) => html`<section class="card" aria-labelledby="group-${group}"><h2 id="group-${group}">${say.groups[group] ?? group}</h2>
      <ul class="rules">${rules.filter((rule) => groupOf(rule) === group).map((rule) => ruleItem(rule, today))}</ul></section>`,
    )}
    ${targetsCard(targets)}
    <section class="card" aria-labelledby="laws"><h2 id="laws">${say.shortNames}</h2>
      <ul>${say.laws.map(([short, name]) => html`<li>${short}: ${name}</li>`)}</ul></section>`
  return page({ title: say.title, main, request, wide: true, current: calendarPath })
}
