import { pages } from '../../src/web/kit/pages.js'
import type { Action, Who } from '../../src/web/kit/web-page.js'
import type { WebParts } from '../../src/web/kit/web-parts.js'

/** Stands for whatever a page takes from its parts while it lists its actions; nothing of it is called. */
const anything: object = new Proxy(() => anything, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : anything),
})

/** Every address of every page with who may pass its door, read from the list that the server mounts. */
export const findDoors = (): { action: Action; who: Who }[] =>
  pages.flatMap((page) => page.actions(anything as WebParts).map((action) => ({ action, who: action.who ?? page.who })))
