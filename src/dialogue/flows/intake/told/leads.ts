/** Words that only lead back to the matter: "quay lại cái đường, thêm là …", "ghi thêm là …". */
export const withoutLead = (text: string): string =>
  text
    .replace(/^(?:đã |da )?(?:nói|noi|bảo|bao|ghi) (?:rồi|roi)(?: mà| ma)?[, ]+(.{3,60}?)(?: mà| ma)?$/iu, '$1')
    .replace(
      /^(?:à |a )?(?:quay|trở|quay trở) (?:lại|lai|về|ve)(?: (?:với|cái|việc|vụ|chuyện|phản ánh|đơn))+ ?[^,.]{0,30}[,.]\s*/iu,
      '',
    )
    .replace(
      /^(?:(?:à|a|thôi|thoi|khoan|ừ|ờ|chờ|cho|đợi|doi|xin|còn|con)[, ]+)*(?:(?:cho|để|de) (?:tôi|toi|em|mình|minh|cháu|chau|bác|bac) |(?:tôi|toi|em|mình|minh|cháu|chau) (?:muốn|muon|xin|cần|can) )?(?:(?:ghi|nói|viết|viet|noi|bổ sung|bo sung)? ?(?:thêm|them)|bổ sung|bo sung)(?: (?:nữa|nua|vào|vao|cho|một ý|1 y|ý này|y nay))*(?:\s*[:,]\s*|\s+(?:là|la|rằng|cái|việc)\s+)/iu,
      '',
    )
