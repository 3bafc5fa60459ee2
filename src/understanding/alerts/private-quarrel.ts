import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

/** A quarrel between private people in which no authority has a part. */
export const isPrivateQuarrel = ({ words }: Normalised): boolean => {
  const text = ` ${plainText(words)} `
  return neighbour.test(text) && quarrel.test(text) && !authority.test(text)
}

const neighbour =
  / (hang xom|nha ben|ben canh nha|nha sat vach|lang gieng|anh em (ruot|trong nha)|anh (trai|ca|chi)|em (trai|gai)|chi (gai|dau)|ho hang|chong toi|vo toi|chong em|vo em|vo chong|chu (no|tro|nha)|nguoi (thue|vay|quen|yeu|ban)|ben (mua|ban|vay)|ban (toi|be)|nha (ong|ba|anh|chi|chu|bac) [a-z]+|thong gia|me chong|con dau|nguoi yeu|dong ho) /
const quarrel =
  / (lan (dat|sang|chiem|ranh|qua|bo|mat|vao)|tranh chap|xay (lan|de|tuong lan)|chiem (dat|loi|mat)|tranh (gianh|nhau)|khong (chiu )?tra (no|tien|lai|coc)|quyt (no|tien)|vay (tien )?(ma )?(khong|chua) tra|no (tien|toi|em)|doi no|cai (nhau|co|va)|chui (boi|nhau|toi|em)|ranh gioi|ranh dat|loi di chung|ngo (di )?chung|chia (dat|tai san|thua ke|nha|gia tai)|do (nuoc|rac) sang|nuoc .{0,15}sang nha|cay .{0,20}sang nha|mai (ton|nha) .{0,20}sang|choi dat|giu dat|xich mich|mau thuan|bung tuong|chan (loi|ngo|duong) di|khong cho (di|xay|quay)|be (cay|trom)|ga .{0,20}pha|cho .{0,10}can|danh (nhau|toi|con toi)|lam hong|boi nhuong|khong tra nha) /
const authority =
  / (uy ban|can bo|cong an|chu tich|phuong|truong thon|bi thu|dia chinh|quyet dinh|thong bao|van phong dang ky|hoi dong|thanh tra|xa (khong|tra|bao|xu|da|chua|cap|thu|phat)) /
