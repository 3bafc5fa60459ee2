import { withoutPlaces } from '../../../../places/find-places.js'
import { foldMarks } from '../../../../shared/text.js'

const honorific = new Set(['ong', 'ba', 'anh', 'chi', 'co', 'thay', 'chu', 'bac'])
const post =
  /^(?:la )?(?:pho )?(?:can bo|cong chuc|vien chuc|nhan vien|chuyen vien|dia chinh|tu phap|ho tich|ke toan|thu quy|truong (?:thon|xom|khu|ban|phong|cong an)|chu tich|bi thu|giam doc|hieu truong|hieu pho|giao vien|bac si|cong an)\b/
/**
 * What a post goes on with, longest first: words of two or more syllables whole, since "nhận", "thu", "ăn" begin what was done.
 * A word with a capital may be a place.
 */
const partOfPost =
  /^(?:uy ban nhan dan|hoi dong nhan dan|khu dan cu|to dan pho|can bo|cong chuc|vien chuc|nhan vien|chuyen vien|dia chinh|tu phap|ho tich|ke toan|thu quy|chu tich|bi thu|giam doc|hieu truong|hieu pho|giao vien|bac si|cong an|van hoa|mot cua|tiep dan|mat tran|uy ban|truong (?:thon|xom|khu|ban|phong|cong an)|van phong|la|pho|thon|xom|khu|cua|xa|phuong|tinh|ubnd|hdnd)(?= |$)/
/** How many words of a post stand there; 0: none. */
const postWordsAt = (words: readonly string[]): number => {
  const said = words.slice(0, mostOfPart).map((word) => foldMarks(word))
  return partOfPost.exec(said.join(' '))?.[0].split(' ').length ?? 0
}
const mostOfPart = 4
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)
const endsClause = (word: string): boolean => /[.;:!?]$/.test(word)
const bare = (word: string): string => word.replace(/[^\p{L}\p{M}\p{N}/-]+/gu, '')
const fewestOfName = 2
const mostOfName = 4

/** Whoever a story names with their post right behind the name: "ông Khuất Văn Zũng, cán bộ địa chính". */
const allNamedWithPost = (story: string): string[] => {
  const named: string[] = []
  const words = story.slice(0, 4_000).split(/\s+/).filter(Boolean)
  for (const [at, word] of words.entries()) {
    if (!honorific.has(foldMarks(word))) continue
    let end = at + 1
    while (
      end < words.length &&
      end - at <= mostOfName &&
      isCapital(words[end] ?? '') &&
      !endsClause(words[end - 1] ?? '')
    )
      end++
    if (end - at - 1 < fewestOfName || endsClause(words[end - 1] ?? '')) continue
    if (!post.test(foldMarks(words.slice(end, end + 5).join(' ')))) continue
    let last = end
    while (last < words.length) {
      const count = postWordsAt(words.slice(last)) || (isCapital(bare(words[last] ?? '')) ? 1 : 0)
      if (count === 0) break
      const ending = words.slice(last, last + count).findIndex((word) => /[.,;:!?]$/.test(word))
      last += ending < 0 ? count : ending + 1
      if (ending >= 0) break
    }
    named.push(
      words
        .slice(at, last)
        .join(' ')
        .replace(/[.,;:!?]+$/u, ''),
    )
  }
  return named
}

/** All of them, as who is accused; null: nobody is named so. */
export const namedWithPost = (story: string): string | null => allNamedWithPost(story).join(' và ') || null

const asSaid =
  /^(?:(?:thì|thi|à|a|vẫn|van|là|la)\s+)*(?:như|nhu)\s+(?:(?:tôi|toi|em|mình|minh|cháu|chau)\s+)?(?:(?:đã|da|vừa|vua)\s+)?(?:nói|noi|kể|ke|ghi|trên|tren|viết|viet)(?:\s+(?:rồi|roi|trên|tren|ở trên|o tren|đó|do|ạ))*[\s,.:]*/iu

/**
 * Who is meant by an answer that points back at the story, or only repeats a name that stands there with a post: what
 * the story says of them. Otherwise the answer itself.
 */
export const accusedAsSaid = (text: string, story: string): string => {
  const rest = text.replace(asSaid, '').trim()
  if (rest === '') return namedWithPost(story) ?? text
  const name = foldMarks(rest).split(' ').slice(-fewestOfName).join(' ')
  const isOnlyName = rest.split(/\s+/).length <= mostOfName + 1
  const told = allNamedWithPost(story).find((one) => foldMarks(one).includes(name))
  return told && isOnlyName && name.includes(' ') ? told : rest
}

/**
 * An office or a person, with a place, and nothing that anybody did: "chủ tịch xã Mễ Sở", "ông Phạm Văn Tuấn, cán bộ địa
 * chính". Of words with capitals alone a name is seen.
 */
export const namesNoAct = (text: string): boolean => {
  const words = withoutPlaces(text)
    .replace(/[.,;:!?]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
  let isSomebody = false
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? ''
    const count = postWordsAt(words.slice(at))
    const isTitle = honorific.has(foldMarks(word)) || /^(?:ten|dong|chi)$/.test(foldMarks(word))
    if (count === 0 && !isTitle && !isCapital(word) && !leads.has(foldMarks(word))) return false
    isSomebody ||=
      isTitle ||
      post.test(
        words
          .slice(at, at + mostOfPart)
          .map((one) => foldMarks(one))
          .join(' '),
      )
    at += Math.max(count, 1)
  }
  return isSomebody
}
const leads = new Set(['o', 'tai', 'thuoc', 'va', 'do', 'a', 'da', 'nhe', 'day'])
