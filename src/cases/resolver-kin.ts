import { foldMarks } from '../shared/text.js'
import type { Case } from './case.js'
import { kindOf } from './kinds/index.js'

const kin =
  /\b(?:anh|em|chi|con|chau|bo|me|ba|ong|co|chu) (?:re|dau|ruot|vo|chong|nuoi|ho)\b|\bho hang\b|\b(?:vo|chong|con trai|con gai|thong gia|nguoi nha|ba con|con chau) (?:cua )?(?:ong|ba|anh|chi|co|thay|chu tich|hieu truong|giam doc|bi thu|truong|pho|can bo|no)\b|\bla (?:vo|chong|bo|me|cha|con|anh|em|chi|chau)(?: (?:trai|gai))? (?:cua )?(?:ong|ba|anh|chi|co|thay|chu tich|hieu truong|giam doc|bi thu|can bo)\b/
const interest =
  /\b(?:an chia|chia nhau|chung von|hun von|gop von|lam an chung|cung lam an|cung loi ich|loi ich nhom)\b/
/** Those who settle, by the posts that the law gives it to. */
const settling =
  /(?<!\bpho )\b(?:chu tich|hieu truong|giam doc|thu truong|bi thu|truong (?:cong an|phong|ban|tram)|vien truong|lanh dao|cap tren|sep|nguoi (?:giai quyet|dung dau|xac minh))\b/

/** Whether words tell of kinship or a shared interest with somebody who may settle or verify the matter. */
export const tellsKinOfSettler = (words: string): boolean =>
  words.split('\n').some((told) => {
    const folded = foldMarks(told)
    return settling.test(folded) && (kin.test(folded) || interest.test(folded))
  })

/**
 * Whether the sender told that who settles the case may be related to the accused, or share an interest with them: the
 * superior takes it then (Luật Tố cáo Điều 38 khoản 5; Nghị định 31/2019/NĐ-CP Điều 5). False for cases of other kinds.
 */
export const mayBeRelated = ({
  kind,
  text,
  evidence,
  request,
  timeline,
}: Pick<Case, 'kind' | 'text' | 'evidence' | 'request' | 'timeline'>): boolean =>
  kindOf(kind).isProtected &&
  tellsKinOfSettler(
    [text, evidence, request, ...timeline.flatMap(({ by, text: said }) => (by.role === 'citizen' ? [said] : []))]
      .filter(Boolean)
      .join('\n'),
  )
