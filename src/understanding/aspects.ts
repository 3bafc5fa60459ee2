/** What of a procedure is asked, by the words that ask it; on words without marks. */
export const aspectCues: readonly [aspect: string, cue: RegExp][] = [
  [
    'fee',
    / (bao nhieu (tien|phi|dong|le phi|tram|nghin|ngan|trieu|chuc|phan tram)|(het|mat|ton|nop|dong|phi|gia|thu|la|khoang) bao nhieu(?! (ngay|lau|ban|thoi|giay))|may (tram|nghin|ngan|chuc|trieu|dong|tien)|(le )?phi |chi phi|mat tien|ton tien|mien phi|dong tien|nop tien|tien thue|muc thu)/,
  ],
  [
    'time',
    / (bao lau|may (ngay|hom|tuan|thang|bua|buoi)|bao gio|khi nao|thoi (han|gian)|bao nhieu (ngay|lau|thoi gian)|lau (khong|ko)|(ngay|luc) nao|han la)/,
  ],
  [
    'place',
    / (o dau|(den|toi|ra|len|tai|cho|lam|nop|ve) dau|(cho|noi|co quan|don vi|quay|phong|xa|cap|dia diem) nao|tham quyen|dia diem|dia chi|xa hay|o xa khac|noi khac|noi (nop|lam))/,
  ],
  [
    'form',
    / (mau (don|to|giay|so|van|dang|bieu|hop|ct|nao)|to khai|bieu mau|form|xin (cai )?(mau|file)|mau |ct01|file|don (de nghi|xin|mau) .*(mau|viet|dien|tai)|(viet|dien) (the nao|ntn|sao|gi))/,
  ],
  [
    'info',
    / (giay to|ho so (gom|can)|thu tuc|the nao|lam sao|can (gi|nhung|chuan|mang|giay)|dieu kien|co can|co duoc|duoc khong|quy trinh|trinh tu|cac buoc|phai lam|co phai|muon|bat buoc|online|can cu phap ly)/,
  ],
]

/** The aspects asked in folded words joined by spaces, in the order of asking. */
export const aspectsAsked = (folded: string): string[] =>
  aspectCues
    .map(([aspect, cue]) => ({ aspect, at: ` ${folded} `.search(cue) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ aspect }) => aspect)
