/** What a paper is wanted for outside the office: "để mua nhà", "de lam ho so vay von". */
const purpose =
  '(?:để|de) (?:(?:làm|lam|nộp|nop|bổ sung|bo sung)(?: (?:vào|vao))? (?:hồ sơ|ho so)(?: (?:vay|xin|đi|di|du|mua))|mua|vay|xin (?:việc|viec|học|hoc)|(?:đi|di) (?:làm|lam|học|hoc|nước ngoài|nuoc ngoai|xuất khẩu|xuat khau)|du (?:học|hoc)|(?:nhập|nhap) (?:học|hoc)|(?:nộp|nop) (?:cho|vào|vao|ngân hàng|ngan hang))'
const ending = new RegExp(`(?<=[\\p{L}\\d]) ${purpose}(?![\\p{L}\\d])[^,.;?!\\n]*`, 'iu')
const leading = new RegExp(`^\\s*${purpose}(?![\\p{L}\\d])[^,.;?!\\n]*?(?: (?:thì|thi) |,\\s*)`, 'iu')

/** A text without what the thing asked for is to be used for: a purpose is no topic of its own. */
export const withoutPurpose = (text: string): string => text.replace(leading, '').replace(ending, '')

/** Where somebody lives, told on the way: "ông thường trú ở Hà Nội nhưng mất ở quê", not "đăng ký thường trú ở Hà Nội". */
const home =
  /(?<!(?:đăng ký|dang ky|đk|dk|khai báo|khai bao|xin|làm|lam|xóa|xoa|nhập|nhap|chuyển|chuyen|gia hạn|gia han|xác nhận|xac nhan|giấy|giay|muốn|muon|sang|về|ve) )(?<![\p{L}\d])(?:(?:đang|dang|hiện|hien) )?(?:thường trú|thuong tru|tạm trú|tam tru|hộ khẩu|ho khau) (?:ở|o|tại|tai) (?:(?!(?:nhưng|nhung|mà|thì|thi|giờ|gio|nay|muốn|muon|xin|cần|can|có|co|làm|lam|được|duoc|đăng|dang|khai|chết|chet|mất|mat) )[\p{L}\d]+(?: |(?=[,.;?!])|$))+/giu

/** A text without where somebody lives; as it is where that is all it tells. */
export const withoutHome = (text: string): string => text.replace(home, ' ')

/** What somebody or something surely isn't: "đất không có tranh chấp", "nhà em k phải hộ nghèo". */
const denied =
  /(?<![\p{L}\d])(?:không|khong|ko|k|kh|hok|kg|chẳng|chang) (?:(?:phải|phai|có|co|bị|bi|thuộc|thuoc|là|la|diện|dien|vướng|vuong|đang|dang) ){0,3}(?:tranh chấp|tranh chap|kiện tụng|kien tung|thế chấp|the chap|(?:gia đình |hộ |ho )?(?:cận nghèo|can ngheo|nghèo|ngheo)|(?:người |nguoi )?(?:khuyết tật|khuyet tat)|(?:người |nguoi )?(?:có công|co cong)|thương binh|thuong binh|liệt sĩ|liet si|(?:người |nguoi )?(?:dân tộc|dan toc)(?: thiểu số| thieu so)?)(?![\p{L}\d])/giu

/** A text without what it says isn't so. */
export const withoutDenied = (text: string): string => text.replace(denied, ' ')

/** Why somebody of the family isn't there: working abroad makes nobody a foreigner. */
const kinAbroad =
  /(?<![\p{L}\d])(?:vì|vi|do) (?:bố|bo|ba|cha|mẹ|me|má|ma|chồng|chong|vợ|vo)(?: (?:cháu|chau|bé|be|nó|no|em|tôi|toi))?(?: (?:đang|dang|đã|da))? (?:đi|di|ở|o|làm|lam)(?: (?:làm|lam|lao động|lao dong|làm ăn|lam an|việc|viec|ở|o)){0,2} (?:nước ngoài|nuoc ngoai)(?![\p{L}\d])/giu

/** A text without who of the family is abroad, told as the cause of something. */
export const withoutKinAbroad = (text: string): string => text.replace(kinAbroad, ' ')
