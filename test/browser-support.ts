import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The one without windows draws a page in half the time. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Debian's Chromium, or null where it isn't installed: the browser tests are then skipped by name. */
export const findChromium = (): string | null => places.find((place) => existsSync(place)) ?? null

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium() ?? places[0],
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }

const runAxe = async (page: Page): Promise<AxeResult> => {
  await page.waitForLoadState('load')
  await page.evaluate(axeSource)
  return (await page.evaluate(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => ({ violations }))`,
  )) as AxeResult
}

/** Throws with rule, element and reason where the page breaks an accessibility rule of axe. */
export const assertNoAxeViolations = async (page: Page): Promise<void> => {
  const { violations } = await runAxe(page).catch((error: Error) => {
    // the page went on to another one meanwhile: that one is looked at
    if (!error.message.includes('Execution context was destroyed')) throw error
    return runAxe(page)
  })
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)}\n  ${failureSummary}`),
  )
  if (told.length > 0) throw new Error(`axe finds on ${page.url()}:\n${told.join('\n')}`)
}
