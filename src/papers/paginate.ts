import type { Item } from './items.js'
import { emptyPage, type Page, sheet } from './page.js'

/** The items between which a page may end, each with what it must not lose. */
const groupsOf = (items: readonly Item[]): Item[][] => {
  const groups: Item[][] = []
  let open: Item[] = []
  for (const item of items) {
    open.push(item)
    if (item.keepsNext) continue
    groups.push(open)
    open = []
  }
  return open.length > 0 ? [...groups, open] : groups
}

const heightOf = (group: readonly Item[]): number =>
  group.reduce((sum, { before, height }, index) => sum + height + (index === 0 ? 0 : before), 0)

/** The items on pages, from top to bottom. */
export const paginate = (items: readonly Item[]): Page[] => {
  const floor = sheet.height - sheet.bottom
  const pages: Page[] = []
  let page = emptyPage()
  let y: number = sheet.top
  const turn = (): void => {
    pages.push(page)
    page = emptyPage()
    y = sheet.top
  }
  for (const group of groupsOf(items)) {
    const gap = y === sheet.top ? 0 : (group[0]?.before ?? 0)
    const isOverlong = heightOf(group) > floor - sheet.top
    if (!isOverlong && y + gap + heightOf(group) > floor) turn()
    for (const { before, height, place } of group) {
      if (isOverlong && y + before + height > floor) turn()
      if (y !== sheet.top) y += before
      place(page, y)
      y += height
    }
  }
  return [...pages, page]
}
