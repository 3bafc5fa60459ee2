import { type Html, html, lines } from '../kit/html.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { DescribedApi, DescribedCall } from '../kit/web-parts.js'
import { publicPage } from './public-page.js'
import { apiPageWording as say } from './wording.js'

const path = '/api'

type Call = { method: string; address: string } & DescribedCall

/** What is called here, then what is called at whoever wants to be told. */
const callsOf = ({ paths = {}, webhooks = {} }: DescribedApi): Call[] =>
  [...Object.entries(paths), ...Object.entries(webhooks)].flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ method, address, ...call })),
  )

const inputs = ({ parameters = [], requestBody }: Call): Html | null => {
  const body = Object.keys(requestBody?.content ?? {})[0]
  if (parameters.length === 0 && !body) return null
  return html`<ul>${parameters.map(
    ({ name, in: where, required, description }) =>
      html`<li><code>${name}</code> (${say.where[where] ?? where}${required ? `, ${say.required}` : ''})${description ? `: ${description}` : ''}</li>`,
  )}${body ? html`<li>${say.body} <code>${body}</code></li>` : ''}</ul>`
}

const callView = (call: Call): Html => {
  const scopes = (call.security ?? []).flatMap((one) => Object.values(one).flat())
  const answers = Object.entries(call.responses ?? {}).map(([status, one]) => `${status} ${one.description ?? ''}`)
  return html`<details><summary><span><code>${call.method.toUpperCase()} ${call.address}</code><br>${call.summary}</span></summary>
    ${call.description ? html`<p>${lines(call.description)}</p>` : ''}
    ${scopes.length > 0 ? html`<p>${say.needs} ${scopes.map((one) => html`<code>${one}</code> `)}</p>` : ''}
    ${inputs(call)}<p class="muted">${say.answers} ${answers.join('; ')}.</p></details>`
}

/** What other systems may call, for whoever writes them: the API's own description, to be read. */
export const apiPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  actions: ({ apiDescription, publicUrl }) => {
    const calls = callsOf(apiDescription)
    const tags = [...new Set(calls.flatMap(({ tags: own = [] }) => own))]
    return [
      get(path, (request, response) => {
        response.send(
          publicPage({
            title: say.title,
            description: say.description,
            path,
            publicUrl,
            request,
            main: html`<h1>${say.title}</h1><p class="lead">${say.lead}</p>
              <p><a href="/api/openapi.json">${say.toDescription}</a></p>
              <section class="card"><h2>${say.start}</h2><p>${say.startText}</p><p><code>curl '${publicUrl}/api/v1/search?q=lam+giay+khai+sinh'</code></p><p>${say.keyText}</p></section>
              ${tags.map((tag) => html`<section class="card"><h2>${tag}</h2>${calls.filter((one) => one.tags?.includes(tag)).map(callView)}</section>`)}`,
          }),
        )
      }),
    ]
  },
}
