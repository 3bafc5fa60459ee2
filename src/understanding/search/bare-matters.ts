/** What people call a matter by, without marks, and its main procedures, the commonest first: where there are several, one is chosen. */
const matters: readonly { called: string; procedures: readonly string[] }[] = [
  { called: 'khai sinh|giay khai sinh', procedures: ['register-birth'] },
  { called: 'ket hon|giay ket hon|hon thu', procedures: ['register-marriage'] },
  { called: 'khai tu|giay khai tu|bao tu', procedures: ['register-death'] },
  { called: 'tam tru', procedures: ['register-temporary-residence'] },
  { called: 'thuong tru|nhap khau', procedures: ['register-permanent-residence'] },
  {
    called: 'ho khau|so ho khau',
    procedures: ['register-permanent-residence', 'confirm-residence', 'split-household'],
  },
  { called: 'tam vang', procedures: ['declare-temporary-absence'] },
  { called: 'luu tru', procedures: ['notify-overnight-stay'] },
  { called: 'chung thuc', procedures: ['certify-copy', 'certify-signature', 'certify-transaction'] },
  { called: 'chung thuc ban sao|sao y', procedures: ['certify-copy'] },
  { called: 'chung thuc chu ky', procedures: ['certify-signature'] },
  { called: 'can cuoc|the can cuoc|can cuoc cong dan|cccd', procedures: ['identity-card'] },
  { called: 'dat dai', procedures: ['first-land-certificate', 'transfer-land', 'split-or-merge-land-parcels'] },
  {
    called: 'so do|so hong|bia do',
    procedures: ['first-land-certificate', 'transfer-land', 'reissue-lost-land-certificate'],
  },
  { called: 'ho kinh doanh|dang ky kinh doanh|dkkd', procedures: ['register-household-business'] },
  { called: 'tro cap', procedures: ['monthly-social-assistance', 'social-pension', 'unemployment-benefit'] },
  { called: 'tro cap xa hoi|bao tro xa hoi', procedures: ['monthly-social-assistance'] },
  { called: 'nuoi con nuoi|con nuoi|nhan con nuoi', procedures: ['register-domestic-adoption'] },
  { called: 'giam ho', procedures: ['register-guardianship'] },
  { called: 'doc than|xac nhan doc than|tinh trang hon nhan', procedures: ['confirm-marital-status'] },
  { called: 'so ho ngheo', procedures: ['poor-household-regular'] },
  { called: 'khuyet tat', procedures: ['confirm-disability'] },
  { called: 'bao hiem y te|bhyt|the bao hiem y te', procedures: ['join-health-insurance'] },
  { called: 'xay nha|giay phep xay dung|cap phep xay dung|gpxd', procedures: ['building-permit'] },
  {
    called: 'xe may|dang ky xe|bien so xe',
    procedures: ['register-vehicle-first-time', 'transfer-vehicle-ownership', 'reissue-vehicle-registration'],
  },
  { called: 'tach thua', procedures: ['split-or-merge-land-parcels'] },
  { called: 'sang ten so do|sang ten dat|chuyen nhuong dat', procedures: ['transfer-land'] },
]

const lead =
  '(?:(?:cho (?:toi|em|minh|chau|hoi)|toi|em|minh|chau|muon|xin|can|hoi|ve|lam|di|dang ky|thu tuc|tt|ho so|giay to|huong dan|cach|ad oi|xa oi|a|oi) )*'
const tail =
  '(?: (?:can|gom|phai|co|gi|nhung gi|giay to|giay|to|ho so|thu tuc|the nao|lam sao|ra sao|nhu the nao|nhu nao|ntn|lam|chuan bi|nhung|cac|buoc|a|vay|the|ad|voi|nhe|nha))*'
const book = matters.map(({ called, procedures }) => ({
  said: new RegExp(`^${lead}(?:${called})${tail}$`),
  procedures,
}))

/** The main procedures of a matter that is named and nothing else: "thủ tục khai sinh cần gì"; none where more is said. */
export const mainProceduresOf = (plain: string): readonly string[] =>
  book.find(({ said }) => said.test(plain))?.procedures ?? []
