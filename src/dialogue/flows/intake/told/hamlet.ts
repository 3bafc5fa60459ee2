/** Words behind "xóm", "tổ" that name none: "cả xóm mất điện", "xóm xả nước thải", "thon ngap". */
const noNames =
  'tôi|toi|em|mình|minh|cháu|chau|này|nay|đó|kia|ấy|ay|bị|bi|có|co|không|khong|ko|mất|mat|ngập|ngap|hỏng|rác|rac|thối|xả|nuôi|nuoi|đổ|đốt|dot|lấy|ở|o|tại|tai|đang|dang|đã|sẽ|se|của|cua|nhà|nha|vẫn|van|cũng|cung|đều|deu|rất|rat|quá|qua|vực|vuc|nào|nao|ai|người|nguoi|mà|thì|chưa|chua|toàn|ngày|dưới|duoi|ấm|chức|chuc|chim|ong|cúm|với|voi|cứ|lại|lai'

/** A part of a commune: it narrows a place and names none. */
export const hamlet = new RegExp(
  `(?<![\\p{L}\\p{N}]|(?:hàng|hang|làng|lang|cả|ca|lối|loi)\\s)(?:thôn|thon|xóm|xom|đội|doi|tổ dân phố|to dan pho|tổ|to|khu phố|khu pho|khu dân cư|khu dan cu|khu|ngõ|ngo|ngách|ngach|số nhà|so nha|làng|lang|ấp)\\s+(?!(?:${noNames})(?!\\p{L}))[\\p{L}\\p{N}/]+`,
  'iu',
)
