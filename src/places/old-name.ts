/** The old unit behind `via`: { type: 'xã', name: 'Bình Minh', district: 'huyện Khoái Châu' }. */
export type OldName = { type: string; name: string; district: string }

/** Takes a mention's `via` apart, so that a question can name the old districts. */
export const describeOldName = (via: string): OldName => {
  const [, type = '', name = '', district = ''] = /^(xã|phường|thị trấn) (.+) \((.+) cũ\)$/.exec(via) ?? []
  return { type, name, district }
}
