import { expect, test } from 'vitest'
import { mayBePlace } from '../../src/dialogue/place-answer.js'

test.each(['xã Tân Lập Mới', 'Bình Khê', 'phuong nao do o duoi kia'])(
  '“%s” may be a place that isn’t known',
  (text) => {
    expect(mayBePlace(text)).toBe(true)
  },
)

test.each(['hỏi làm khai sinh', 'xã nào vậy?', '/huy', 'Tôi muốn hỏi làm giấy khai sinh'])(
  '“%s” is no place',
  (text) => {
    expect(mayBePlace(text)).toBe(false)
  },
)
