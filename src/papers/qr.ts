import { create } from 'qrcode'
import type { Page } from './page.js'

/** The light border that readers of the code need, in its modules. */
const quietZone = 2

/** Draws an address as a QR code of `size` points; dark modules that touch in a row are one rectangle. */
export const placeQr = (page: Page, address: string, at: { x: number; y: number; size: number }): void => {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const module = at.size / (modules.size + 2 * quietZone)
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && modules.get(row, column) === 1
      if (isDark && start < 0) start = column
      if (isDark || start < 0) continue
      page.squares.push({
        x: at.x + (quietZone + start) * module,
        y: at.y + (quietZone + row) * module,
        width: (column - start) * module,
        height: module,
      })
      start = -1
    }
  }
}
