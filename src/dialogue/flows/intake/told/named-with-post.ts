import { foldMarks } from '../../../../shared/text.js'

const honorific = new Set(['ong', 'ba', 'anh', 'chi', 'co', 'thay', 'chu', 'bac'])
const post =
  /^(?:la )?(?:pho )?(?:can bo|cong chuc|vien chuc|nhan vien|chuyen vien|dia chinh|tu phap|ho tich|ke toan|thu quy|truong (?:thon|xom|khu|ban|phong|cong an)|chu tich|bi thu|giam doc|hieu truong|hieu pho|giao vien|bac si|cong an)\b/
/** Words that a post goes on with; a word with a capital may be a place. */
const partsOfPost = new Set(
  'la pho can bo cong chuc vien nhan chuyen dia chinh tu phap ho tich ke toan thu quy truong thon xom khu ban phong an chu tich bi giam doc hieu giao bac si van hoa mot cua tiep dan xa phuong ubnd uy hoi dong so dan'.split(
    ' ',
  ),
)
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
    while (
      last < words.length &&
      (partsOfPost.has(foldMarks(words[last] ?? '')) || isCapital(bare(words[last] ?? '')))
    ) {
      last++
      if (/[.,;:!?]$/.test(words[last - 1] ?? '')) break
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
