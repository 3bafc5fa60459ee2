import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

const victim =
  '(?:toi|em|e|t|chau|minh|tui|chung (?:toi|em|minh)|ca (?:nha|ho|lu|gia dinh)|gia dinh|nha|vo|chong|con|bo|me|me con)'
const kills = '(?:giet|chem|dam chet|danh chet|ban chet|xu|thieu|dot nha|dot ca nha|tuoi xang|tat axit)'
const threatens =
  '(?:doa|de doa|ham doa|hu doa)(?: (?:se|la|bao|noi|rang|neu|co ngay|ra ngoai|khai|to cao|thi|ma|toi|em|e|chau|minh|con|ca nha|gia dinh))*'
/** "chồng tôi dọa giết tôi", "nó bảo sẽ giết cả nhà em", "bị dọa giết". */
const threat = new RegExp(`\\b${threatens} ${kills}\\b|\\b(?:se|doi|dinh|thanh ra) ${kills} (?:chet )?${victim}\\b`)

/** Whether somebody is threatened with death: a danger, in whatever question or wish it is told. */
export const tellsThreat = ({ words }: Normalised): boolean => threat.test(plainText(words))
