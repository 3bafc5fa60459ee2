/** Words that only lead back to the matter: "quay lại cái đường, thêm là …", "ghi thêm là …". */
export const withoutLead = (text: string): string =>
  text
    .replace(
      /^(?:à |a )?(?:quay|trở|quay trở) (?:lại|lai|về|ve)(?: (?:với|cái|việc|vụ|chuyện|phản ánh|đơn))+ ?[^,.]{0,30}[,.]\s*/iu,
      '',
    )
    .replace(
      /^(?:à |a )?(?:cho (?:tôi|em|mình) )?(?:ghi|nói|viết|viet|noi|bổ sung|bo sung)? ?(?:thêm|them)(?: (?:nữa|vào|cho))*(?:\s*[:,]\s*|\s+(?:là|la|rằng|cái|việc)\s+)/iu,
      '',
    )
