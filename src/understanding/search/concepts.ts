import { countries, longCountries } from '../reading/countries.js'
import type { Normalised } from '../reading/normalise.js'
import { createPhrases } from '../reading/phrases.js'

/** Of two words that alone mean something else: "mong có", "triệu tiền", "ai cấp". */
const otherwiseMeant = ['mong co', 'trieu tien', 'ma cao', 'ai cap', 'nam phi', 'chau phi', 'chau au']
const foreignPeople = [
  ...longCountries,
  ...['nguoi', 'chong', 'vo', 'quoc tich', 'dinh cu', 'dinh cu o', 'khach', 'ong', 'ba', 'lay', 'cuoi'].flatMap((who) =>
    [...countries, ...otherwiseMeant].map((country) => `${who} ${country}`),
  ),
  ...['o', 'ben', 'sang'].flatMap((where) =>
    ['uc', 'duc', 'phap', 'nhat', 'han', 'nga', 'sec', 'tay', 'dai'].map((country) => `${where} ${country}`),
  ),
]

/**
 * What people call one thing in several ways. Where a phrase of a group stands, procedure search also finds the texts
 * that say another phrase of it. Phrases without marks; a phrase may stand in one group only.
 */
const groups: Record<string, readonly string[]> = {
  mobile: ['luu dong', 'den tan nha', 'den nha', 'toi nha', 'toi tan nha', 'tan nha', 'lam tai nha'],
  again: ['dang ky lai', 'so goc khong con', 'so khong con', 'khong con so', 'mat so goc'],
  ending: [
    'cham dut',
    'xoa dang ky',
    'xoa',
    'huy',
    'thoi khong',
    'thoi lam',
    'nghi lam',
    'khong lam nua',
    'dong cua',
    'dong han',
    'nghi ban',
    'giai the',
    'cham dut hoat dong',
  ],
  pausing: ['tam ngung', 'tam nghi', 'nghi vai thang', 'tam dung'],
  organization: ['cho to chuc', 'cho co quan', 'cua cong ty', 'doanh nghiep', 'cho cong ty'],
  supervision: ['giam sat'],
  joined: ['ket hop', 'dong thoi', 'cung luc', 'lien thong', 'mot lan luon'],
  online_first: ['truc tuyen toan trinh', 'lan dau truc tuyen'],
  adult: ['nguoi lon', 'lon tuoi', 'gia roi', 'chua bao gio co giay khai sinh'],
  temporary_plate: ['tam thoi'],
  leader: ['to truong'],
  identity_card: ['can cuoc', 'can cuoc cong dan', 'the can cuoc', 'chung minh nhan dan', 'chung minh thu', 'the cc'],
  land_certificate: [
    'so do',
    'so hong',
    'bia do',
    'bia dat',
    'giay to dat',
    'giay chung nhan quyen su dung dat',
    'chung nhan quyen su dung dat',
  ],
  marriage: [
    'ket hon',
    'cuoi vo',
    'cuoi chong',
    'lay vo',
    'lay chong',
    'cuoi nhau',
    'hon thu',
    'giay cuoi',
    'lam dam cuoi',
    'cuoi nguoi',
    'lay nguoi',
    'cuoi mot nguoi',
  ],
  single: ['doc than', 'tinh trang hon nhan', 'chua ket hon', 'chua co vo', 'chua co chong'],
  residence: [
    'thuong tru',
    'nhap khau',
    'nhap ho khau',
    'chuyen khau',
    'chuyen ho khau',
    'ho khau thuong tru',
    'cat khau',
    'dang ky ho khau',
  ],
  split_household: ['tach ho', 'tach khau', 'tach ho khau', 'tach so'],
  temporary_residence: ['tam tru', 'o tro', 'thue tro', 'nha tro', 'phong tro'],
  certified_copy: [
    'chung thuc ban sao',
    'sao y',
    'photo cong chung',
    'cong chung ban sao',
    'cong chung giay to',
    'ban sao chung thuc',
  ],
  death: [
    'khai tu',
    'bao tu',
    'chung tu',
    'qua doi',
    'moi mat',
    'vua mat',
    'da mat',
    'moi chet',
    'bo mat',
    'me mat',
    'ong mat',
    'ba mat',
    'chet',
  ],
  birth: ['khai sinh', 'chung sinh', 'moi sinh', 'moi de', 'sinh con', 'sinh be', 'em be', 'tre so sinh'],
  vehicle_papers: [
    'dang ky xe',
    'ca vet',
    'ca vet xe',
    'giay to xe',
    'giay xe',
    'giay dang ky xe',
    'chung nhan dang ky xe',
  ],
  plate: ['bien so', 'bien xe', 'boc bien', 'bam bien'],
  new_vehicle: ['xe moi', 'xe may moi', 'o to moi', 'mua xe moi', 'moi mua xe', 'dang ky xe lan dau', 'xe moi mua'],
  change_owner: [
    'sang ten',
    'chuyen nhuong',
    'mua ban dat',
    'mua dat',
    'ban dat',
    'tang cho',
    'cho dat',
    'thua ke',
    'chuyen quyen',
    'bien dong dat dai',
  ],
  household_business: [
    'ho kinh doanh',
    'kinh doanh ca the',
    'ho ca the',
    'mo quan',
    'mo cua hang',
    'mo shop',
    'buon ban',
    'kinh doanh nho',
    'mo tiem',
  ],
  criminal_record: ['ly lich tu phap', 'xac nhan khong tien an', 'tien an tien su'],
  disability: ['khuyet tat', 'tan tat'],
  social_allowance: ['tro cap xa hoi', 'tro giup xa hoi', 'bao tro xa hoi'],
  pension_age: ['huu tri xa hoi', 'nguoi cao tuoi', 'nguoi gia'],
  funeral: ['mai tang', 'mai tang phi', 'tien mai tang', 'chi phi mai tang'],
  poverty: ['ho ngheo', 'can ngheo', 'ho can ngheo'],
  building_permit: [
    'giay phep xay dung',
    'phep xay dung',
    'xin xay nha',
    'xay nha',
    'xin phep xay',
    'cap phep xay dung',
    'xay dung nha',
  ],
  land_use: [
    'chuyen muc dich',
    'chuyen dat vuon',
    'len tho cu',
    'chuyen tho cu',
    'chuyen sang dat o',
    'muc dich su dung dat',
    'len dat o',
  ],
  parcel: ['tach thua', 'hop thua', 'tach so do', 'cat dat', 'chia dat'],
  health_insurance: ['bao hiem y te', 'the bao hiem', 'bhyt'],
  extract: [
    'trich luc',
    'ban sao khai sinh',
    'ban sao giay khai sinh',
    'ban sao ho tich',
    'cap lai giay khai sinh',
    'lam lai giay khai sinh',
    'mat giay khai sinh',
    'mat khai sinh',
  ],
  correction: [
    'cai chinh',
    'cai chinh ho tich',
    'sai ten',
    'sai nam sinh',
    'sai ngay sinh',
    'sua ten',
    'doi ten',
    'sua nam sinh',
    'sua giay khai sinh',
    'sai thong tin',
    'ghi sai',
  ],
  foreign: [
    'nuoc ngoai',
    'viet kieu',
    'ngoai kieu',
    'con lai',
    'quoc tich',
    'nhap tich',
    'hop phap hoa lanh su',
    'ho chieu nuoc',
    'nguoi ngoai quoc',
    ...foreignPeople,
  ],
  adoption: ['nuoi con nuoi', 'nhan con nuoi', 'con nuoi'],
  parenthood: ['nhan cha', 'nhan con', 'nhan cha con', 'nhan me', 'ngoai gia thu'],
  food_safety: ['an toan thuc pham', 've sinh thuc pham', 'kinh doanh thuc pham', 'quan an', 'quan com'],
  electronic_identity: ['vneid', 'dinh danh dien tu', 'tai khoan dinh danh', 'dinh danh muc 2', 'dinh danh'],
  conciliation: [
    'hoa giai',
    'lan dat',
    'lan ranh',
    'lan ranh gioi',
    'tranh chap dat',
    'tranh chap dat dai',
    'lan sang',
  ],
  legal_aid: ['tro giup phap ly', 'luat su mien phi', 'luat su'],
  signature: ['chung thuc chu ky', 'so yeu ly lich', 'xac nhan chu ky', 'giay uy quyen', 'xac nhan ly lich'],
  will: ['di chuc', 'lap di chuc'],
  alcohol: ['ruou', 'ban ruou', 'ban le ruou', 'kinh doanh ruou'],
  transfer_school: ['chuyen truong', 'xin chuyen truong'],
  stay: ['luu tru', 'khach o lai', 'ngu lai', 've choi', 'den choi'],
  absence: ['tam vang', 'di vang'],
  loss: [
    'bi mat',
    'lam mat',
    'danh mat',
    'mat so',
    'mat giay',
    'lam lai',
    'cap lai',
    'xin lai',
    'that lac',
    'bi rach',
    'bi hong',
    'bi hu',
    'bi chay',
  ],
  renewal: ['het han', 'gia han', 'cap doi', 'doi lai', 'doi moi', 'doi sang', 'muon doi'],
  military: ['nghia vu quan su', 'kham nghia vu', 'di bo doi', 'nhap ngu'],
}

/** Kinds of a thing: a procedure whose name says one of these isn't meant by a message that says nothing of it. */
export const qualifiers: ReadonlySet<string> = new Set([
  'foreign',
  'mobile',
  'again',
  'ending',
  'pausing',
  'organization',
  'supervision',
  'joined',
  'online_first',
  'adult',
  'temporary_plate',
  'leader',
])

const phrases = createPhrases(
  Object.entries(groups).flatMap(([concept, said]) => said.map((phrase) => [phrase, concept] as const)),
)

/** "người Thái Bình", "người lao động": the word after the country makes it none. */
const isOfHere = (words: Normalised['words'], end: number): boolean =>
  /^(?:thai (?:binh|nguyen|thuy|hoa|hung)|lao (?:dong|thanh|khoa|cai)|duc (?:hop|thang)|my (?:hao|duc|loc|phuc)|an (?:thi|duong)|han (?:che|muc)|trung (?:nien|binh|tuoi|gian)|nhat (?:tan|quang|dinh)|phap (?:luat|ly|nhan))$/.test(
    `${words[end - 1]?.folded} ${words[end]?.folded}`,
  )

/** Names of what is spoken of, however it is called; words that weigh less than 1 begin nothing. */
export const conceptsIn = ({ words }: Normalised, weights?: readonly number[]): Set<string> => {
  const found = new Set<string>()
  for (let from = 0; from < words.length; from++) {
    if (weights && (weights[from] as number) < 1) continue
    for (const { meaning, length } of phrases(words, from))
      if (meaning !== 'foreign' || !isOfHere(words, from + length)) found.add(meaning)
  }
  return found
}
