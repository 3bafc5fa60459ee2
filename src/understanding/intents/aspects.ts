/** What of a procedure is asked. */
export type Aspect = 'fee' | 'time' | 'place' | 'form' | 'info'

/** The words that ask for it, on words without marks joined by spaces. */
const cues: readonly [Aspect, RegExp][] = [
  [
    'fee',
    / ((bao nhieu|may) (tien|phi|dong|le phi|tram|nghin|ngan|trieu|chuc|phan tram|xu)|(het|mat|ton|nop|dong|tra|phi|gia|thu|tinh|khoang|ban) (khoang )?bao nhieu(?! (ngay|lau|ban|thoi|giay|buoi|tuan|thang))|het nhieu|le phi|phi (?!nong|lao)|chi phi|(mat|ton|dong|nop|thu|tra|tinh|tru) (tien|phi|thue)|mien phi|bao nhieu (mot|1)|muc (thu|phi|dong)|thue bao nhieu|gia (ca|bao))/,
  ],
  [
    'time',
    / (bao lau|may (ngay|hom|tuan|thang|bua|tieng|gio|nam)(?! cua)|bao gio|khi nao|thoi (han|gian|diem)|bao nhieu (ngay|lau|thoi gian|thang|tuan)|lau khong|co lau|nhanh khong|(ngay|luc|hom) nao|trong vong|gap duoc khong|lay (ngay|lien))/,
  ],
  [
    'place',
    / (o dau|(den|toi|ra|len|tai|lam|nop|ve|vao|xin|mua|gap) dau|(cho|noi|co quan|don vi|quay|phong|phuong|xa|cap|bo phan|cua|ban|ai) nao|tham quyen|dia (diem|chi)|(xa|phuong|tinh|huyen) hay|hay (xa|phuong|tinh|len tinh|huyen|ra)|(xa|phuong|tinh|noi|cho) khac|noi (nop|lam|tiep|thuong tru|tam tru|o|sinh)|ai (lam|giai quyet|cap|ky|tiep|nhan)|dau (a|vay|ad|the|nhi|nhe)|ve (que|noi|tan)|cong an (xa|phuong|tinh)|tai (xa|phuong|nha|cho))/,
  ],
  [
    'form',
    / (mau (don|to|giay|so|van|dang|bieu|hop|ct|nao|phieu|khai|tai|gi|o dau)|to khai|bieu mau|form|xin (cai |file |ban )?mau|(cho|gui) .{0,12}mau|ct\d\d|file|(viet|dien|khai|ghi) (don |to khai |mau |giay )?(the nao|sao|kieu gi|lam sao))/,
  ],
  [
    'info',
    / (giay to (gi|nao|can)|nhung giay|giay (gi|nao)|ho so (gom|can|gi)|gom (nhung|gi)|thu tuc|(lam|thuc hien|dang ky|xin) (the nao|sao|ra sao|kieu gi)|lam sao|can (gi|nhung gi|chuan bi|mang|giay|co gi)|chuan bi|dieu kien|quy trinh|trinh tu|(cac|nhung|may) buoc|mang (theo )?(gi|nhung)|duoc khong|co can|co phai|bat buoc|online|qua mang|can cu phap ly)/,
  ],
]

/** The aspects asked, in the order of asking. */
export const aspectsAsked = (folded: string): Aspect[] => {
  const text = ` ${folded} `
  return cues
    .map(([aspect, cue]) => ({ aspect, at: text.search(cue) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ aspect }) => aspect)
}
