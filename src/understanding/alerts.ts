import { foldText } from './normalise.js'

export type Alert = 'emergency' | 'dispute' | null

const emergency =
  /\b(cuu (voi|toi|em|gap|nguoi)|chay (nha|rung|cho|kho|lon|roi|to|xe)|dang chay|hoa hoan|duoi nuoc|chet duoi|dam nguoi|dang (danh|chem|dam|bi danh|bi chem|cuop)|bi (danh|chem|dam) (dap|chay mau|bat tinh)|cuop (roi|dang)|bat coc|tu tu|muon chet|khong muon song|bat tinh|ngung tho|tai nan (chet|nghiem trong|nang)|no (binh|gas|khi)|ro (ri|gas)|bao hanh|bi hiep|hiep dam|xam hai)\b/
const notNow = /\b(thu tuc|giay|nam ngoai|thang truoc|hom truoc|ho tro|phong chay|xin|dien tap|tap huan)\b/
const privatePerson =
  /\b(hang xom|nha ben|nha hang xom|anh em ruot|anh trai|em trai|chi gai|em gai|ho hang|lang gieng|vo chong|chong toi|vo toi|nguoi thue|chu tro|ben mua|ben ban|nguoi vay)\b/
const quarrel =
  /\b(lan (dat|sang|chiem|ranh)|tranh chap|xay lan|chiem dat|tranh gianh|khong tra (no|tien)|vay (tien )?khong tra|cai nhau|ranh gioi|loi di chung|chia (dat|tai san|thua ke)|do nuoc sang|choi dat)\b/

/** Danger now, or a quarrel between private people; a question about a procedure is neither. */
export const findAlert = (text: string): Alert => {
  const folded = foldText(text.slice(0, 5_000))
  if (emergency.test(folded) && !notNow.test(folded) && folded.length < 300) return 'emergency'
  return privatePerson.test(folded) && quarrel.test(folded) ? 'dispute' : null
}
