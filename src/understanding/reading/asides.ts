/** What a paper is wanted for outside the office: "để mua nhà", "de lam ho so vay von". */
const purpose =
  '(?:để|de) (?:(?:làm|lam|nộp|nop|bổ sung|bo sung)(?: (?:vào|vao))? (?:hồ sơ|ho so)(?: (?:vay|xin|đi|di|du|mua))|mua|vay|xin (?:việc|viec|học|hoc)|(?:đi|di) (?:làm|lam|học|hoc|nước ngoài|nuoc ngoai|xuất khẩu|xuat khau)|du (?:học|hoc)|(?:nhập|nhap) (?:học|hoc)|(?:nộp|nop) (?:cho|vào|vao|ngân hàng|ngan hang))'
const ending = new RegExp(`(?<=[\\p{L}\\d]) ${purpose}(?![\\p{L}\\d])[^,.;?!\\n]*`, 'iu')
const leading = new RegExp(`^\\s*${purpose}(?![\\p{L}\\d])[^,.;?!\\n]*?(?: (?:thì|thi) |,\\s*)`, 'iu')

/** A text without what the thing asked for is to be used for: a purpose is no topic of its own. */
export const withoutPurpose = (text: string): string => text.replace(leading, '').replace(ending, '')
