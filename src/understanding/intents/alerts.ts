import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

/** emergency: life in danger or a crime going on; dispute: a quarrel between private people. */
export type Alert = 'emergency' | 'dispute' | null

const danger =
  / (cuu (voi|toi voi|em voi|gap|nguoi)|(chay|no|sap) (nha|xuong|kho|cho|quan|chung cu|phong tro|tran)( |$)|(nha|xuong|kho|cho|quan|phong tro|can ho|xe) .{0,20}(dang|bi) (boc )?chay|(dang|boc|phat) (boc )?chay|chay (lon|to|du doi|rung|roi)|hoa hoan|dang bi danh(?! gia| mat| cap)|duoi nuoc|chet duoi|(roi|nga|sup) xuong (song|ao|ho|gieng|cong|muong|kenh)|nuoc cuon|(dang|bi|sap|doi|dinh) (bi )?(chem|dam|danh dap|danh toi|danh em|danh vo|danh nguoi|danh nhau|danh con|danh me|cuop|giet|bat coc|hiep dam|xam hai|khong che|truy sat)|(cam|vac) (dao|kiem|ma tau|gay|sung)|keo (den|nhau|vao).{0,20}(danh|chem|pha)|(an|giat) cuop|cuop giat|trom (dang|vao nha|dot nhap)|dot nhap|bat coc|hiep dam|tu tu|tu sat|muon chet|khong muon song|chet quach|uong thuoc (sau|tru sau|chuot|ngu)|nhay (cau|lau|song)|that co|cat co tay|bat tinh|ngung tho|kho tho qua|co giat|dot quy|chay mau (nhieu|qua)|tai nan.{0,30}(chet|nang|nghiem trong|bat tinh|mau|nam|cap cuu)|ngo doc|ro (ri )?(gas|khi|dien)|no (binh )?gas|dien giat|dut day dien|goi (cap cuu|115|114|113)|sat lo.{0,20}(vui|nguoi)|vo de|mac ket|bao hanh .{0,20}(dang|ngay))/
const past =
  / (thu tuc|giay to|nam ngoai|nam (20|19)\d\d|thang truoc|tuan truoc|hom truoc|hom no|dao truoc|truoc day|da lau|ho tro|che do|tro cap|phong chay|dien tap|tap huan|tuyen truyen|cap so|ho so|to khai|khai tu|luong|giay chung|bien ban|ket luan|quyet dinh|nguy co|so (se )?(bi )?chay|de (bi )?chay|co the (gay )?chay|bong den|bi chay bong|chay bong|den .{0,25}chay|lua chay vang|tung bi|may hom|may thang|may tuan|lau nay|keo dai|thuong xuyen|hay bi|moi (toi|dem|ngay|khi)) /
const urgent =
  / (cuu (voi|em|toi|gap)|dang (chay|boc chay|danh|chem|dam|bi)|khan cap|gap (voi|lam)|ngay bay gio|bay gio dang|goi (113|114|115)|tu tu|khong muon song|muon chet|voi voi) /

const neighbour =
  / (hang xom|nha ben|ben canh nha|nha sat vach|lang gieng|anh em (ruot|trong nha)|anh (trai|ca|chi)|em (trai|gai)|chi (gai|dau)|ho hang|chong toi|vo toi|chong em|vo em|vo chong|chu (no|tro|nha)|nguoi (thue|vay|quen|yeu|ban)|ben (mua|ban|vay)|ban (toi|be)|nha (ong|ba|anh|chi|chu|bac) [a-z]+|thong gia|me chong|con dau|nguoi yeu|dong ho) /
const quarrel =
  / (lan (dat|sang|chiem|ranh|qua|bo|mat|vao)|tranh chap|xay (lan|de|tuong lan)|chiem (dat|loi|mat)|tranh (gianh|nhau)|khong (chiu )?tra (no|tien|lai|coc)|quyt (no|tien)|vay (tien )?(ma )?(khong|chua) tra|no (tien|toi|em)|doi no|cai (nhau|co|va)|chui (boi|nhau|toi|em)|ranh gioi|ranh dat|loi di chung|ngo (di )?chung|chia (dat|tai san|thua ke|nha|gia tai)|do (nuoc|rac) sang|nuoc .{0,15}sang nha|cay .{0,20}sang nha|mai (ton|nha) .{0,20}sang|choi dat|giu dat|xich mich|mau thuan|bung tuong|chan (loi|ngo|duong) di|khong cho (di|xay|quay)|be (cay|trom)|ga .{0,20}pha|cho .{0,10}can|danh (nhau|toi|con toi)|lam hong|boi nhuong|khong tra nha) /
const authority =
  / (uy ban|can bo|cong an|chu tich|phuong|truong thon|bi thu|dia chinh|quyet dinh|thong bao|van phong dang ky|hoi dong|thanh tra|xa (khong|tra|bao|xu|da|chua|cap|thu|phat)) /

/**
 * What can't wait, by the words of a message without marks: danger now (not of last year, not as a subject of a
 * question), or a quarrel between private people in which no authority has a part.
 */
export const findAlert = ({ words }: Normalised): Alert => {
  const text = ` ${plainText(words)} `
  if (danger.test(text) && (urgent.test(text) || !past.test(text)) && words.length < 80) return 'emergency'
  return neighbour.test(text) && quarrel.test(text) && !authority.test(text) ? 'dispute' : null
}
