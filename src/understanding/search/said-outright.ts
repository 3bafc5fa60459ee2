/** By what words, without marks, a procedure of ours is meant beyond doubt, whatever of other authorities is near. */
const outright: readonly { named: RegExp; says: RegExp; beside: RegExp; unless: RegExp }[] = [
  {
    /** The commune's police takes the slip; the card and the longer stay are the province's. */
    named: /^khai bao tam tru nguoi nuoc ngoai$/,
    says: /\bkhai (?:bao )?(?:tam|luu) tru\b/,
    beside:
      /\b(?:nuoc ngoai|nguoi (?:han|nhat|my|tay|phap|duc|nga|lao|trung(?: quoc)?|dai loan|thai|anh|uc|an do|campuchia|cam pu chia|philippin|singapore|canada)|khach (?:tay|ngoai|han|nhat|trung)|ngoai quoc|han quoc|nhat ban|chuyen gia|tay ba lo)\b/,
    unless: /\b(?:qua mang|online|truc tuyen|trang (?:web|thong tin)|dien tu|the tam tru|gia han|the thuong tru)\b/,
  },
  {
    /** A child born abroad of whom a foreign birth certificate is there. */
    named: /^xac nhan co quoc tich viet nam$/,
    says: /\b(?:lam|co|xin|nhan|muon|dang ky|lay|mang|duoc|thanh)(?: \w+)? (?:quoc tich|qt) (?:vn|viet nam|viet)\b/,
    beside:
      /\b(?:con|chau|be)\b(?: \w+){0,6}? (?:sinh|de) (?:o|ben|tai)\b(?!.* viet nam.*\bkhai sinh viet).*\bkhai sinh\b/,
    unless:
      /\b(?:thoi|bo|tro lai|hoi tich|nhap) (?:quoc )?tich\b|\b(?:lam|dang ky|ghi(?: chu| so)?) (?:lai )?khai sinh\b/,
  },
]

/** Whether a message, without marks, says outright the procedure of this short name, without marks too. */
export const isSaidOutright = (name: string, plain: string): boolean =>
  outright.some(
    ({ named, says, beside, unless }) =>
      named.test(name) && says.test(plain) && beside.test(plain) && !unless.test(plain),
  )
