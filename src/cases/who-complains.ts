import { foldMarks } from '../shared/text.js'

const relative =
  '(?:bo|cha|me|ba|ong|vo|chong|con|anh|chi|em|chu|bac|co|cau|di|gia dinh|nguoi nha|hang xom|nguoi than)(?: (?:trai|gai|ngoai|noi|de|toi|minh|em|chau))*'
const instead = new RegExp(
  `\\b(?:khieu nai|lam don|viet don|gui don|dung don|nop don|dung ten|don)(?: \\S+){0,3}? (?:thay(?: mat)?|ho|thay cho)(?: cho)? ${relative}\\b|\\bthay mat(?: cho)? ${relative}\\b|\\b(?:duoc|co) (?:${relative} )?(?:viet |lam )?(?:giay )?uy quyen\\b|\\b${relative} uy quyen cho (?:toi|em|minh|chau)\\b`,
)

/** "tôi khiếu nại thay bố tôi": who writes isn't who complains (Luật Khiếu nại Điều 12). */
export const speaksForOther = (text: string): boolean => instead.test(foldMarks(text))

const number = '(?:\\d{1,4}|nhieu|hai|ba|bon|nam|sau|bay|tam|chin|muoi|may chuc|hang chuc|tat ca cac)'
const many = new RegExp(
  `\\b(?:ba con|cac ho(?: dan)?|tap the|dong nguoi|${number} (?:ho|ho dan|gia dinh|nguoi|nguoi dan|nha))\\b.{0,60}?\\b(?:khieu nai|lam don|ky don|ky ten|cung ky)\\b|\\b(?:chung toi|toi thay mat|dai dien cho?)(?: \\S+){0,3} ${number} (?:ho|ho dan|gia dinh|nguoi|nha)\\b|\\bchung toi(?: la| gom)? (?:ba con|cac ho|tap the|dan (?:thon|xom))\\b|\\bkhieu nai (?:dong nguoi|tap the)\\b`,
)

/** "mười hai hộ chúng tôi cùng ký": many complain of one matter (Luật Tiếp công dân Điều 29). */
export const speaksForMany = (text: string): boolean => many.test(foldMarks(text))

/** Who complains is many from so many on, and up to so many have one or two who speak for them. */
export const fewestOfGroup = 5
export const mostWithTwo = 10
