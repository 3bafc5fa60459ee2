import { createPhrases } from '../reading/phrases.js'
import type { Word } from '../reading/words.js'

/**
 * What people call one thing in several ways when they ask about a part of a procedure. Phrases without marks; a phrase may
 * stand in several groups.
 */
const groups: Record<string, string> = {
  stand_in:
    'di thay|lam thay|nop thay|di ho|lam ho|nop ho|xin ho|lam giup|nop giup|di giup|xin giup|nho nguoi|nho ban|nho con|nho anh|nho chi|nho em|nho me|nho bo|nho vo|nho chong|nho ai|nho nguoi nha|uy quyen|thay mat|dung ten ho|dai dien|lam dum|lam gium|nop gium|nop dum|di dum|di gium|thay toi|thay em|thay minh|thay me|thay bo|thay chong|thay vo|thay con|lay ho|nhan ho|nhan thay|lay thay|lay gium|lay giup|ky thay|ky ho|khai ho|khai thay|khai giup|thay duoc|ho duoc|dung ra lam|nguoi khac lam|nguoi khac di|nguoi khac nop',
  kin: 'anh trai|em trai|chi gai|em gai|anh ruot|chi ruot|em ruot|bo me|me de|vo chong|ong ba|ong noi|ba noi|ong ngoai|ba ngoai|con gai|con trai|con ruot|chi dau|em dau|con dau|con re|em re|anh re|chu ruot|bac ruot|co ruot|anh chi em',
  outsider:
    'hang xom|nguoi quen|nguoi khac|nguoi ngoai|ban be|ban em|ban toi|ban than|dong nghiep|dich vu|co lai|nguoi la',
  original: 'ban goc|ban chinh|giay goc|giay chinh|so goc|the goc|goc',
  copy: 'photo|pho to|ban sao|sao y|copy|coppy|ban chup|to photo|chung thuc|cong chung|dau do',
  certified: 'chung thuc|cong chung|sao y|dau do|co dau|dong dau',
  online:
    'online|truc tuyen|qua mang|tren mang|nop mang|lam mang|mang internet|dich vu cong|vneid|dien thoai|may tinh|o nha lam|lam o nha|lam tai nha|tren cong|app|ung dung|tren web',
  post: 'buu dien|buu chinh|buu cuc|buu ta|chuyen phat|gui thu|ship|gui ve nha|gui tan nha|tra tan nha|ve tan nha|gui qua duong',
  money:
    'tien|phi|le phi|chi phi|ton|bao nhieu tien|dong bao nhieu|thu bao nhieu|mat bao nhieu|het bao nhieu|mien phi|may chuc|may tram|may nghin|bao nhieu mot',
  spared:
    'mien|giam|mien phi|mien giam|duoc mien|duoc giam|ho ngheo|can ngheo|thuong binh|liet si|co cong|khuyet tat|chinh sach|nguoi gia|cao tuoi',
  how_long:
    'bao lau|may ngay|may hom|bao gio|khi nao|may tuan|may thang|mat may|bao nhieu ngay|lau khong|co lau|lau the|lay lien|lay ngay|trong ngay|lay luon|xong luon|may tieng',
  late: 'qua han|tre han|muon|tre|cham|het han|de lau|lau roi|quen|lo han|qua ngay|tre hen|qua hen|cham tre|nam nay roi|may nam roi|bao nhieu nam roi',
  fined: 'phat|bi phat|xu phat|muc phat|sao khong|bi gi khong|co sao',
  valid: 'gia tri|hieu luc|con han|thoi han|dung duoc bao lau|dung duoc may|het han|gia han|con dung|su dung bao lau',
  lost: 'mat roi|lam mat|bi mat|that lac|mat giay|mat so|mat the|mat het|danh mat|chay mat|mat cap|rach|nat|hong|mo|cu qua|that lac mat|khong tim thay',
  lacking: 'khong co|thieu|chua co|khong con|khong giu|khong nho|khong biet so|chua lam|chua co giay',
  picture:
    'anh the|tam anh|may anh|cai anh|chup anh|can anh|nop anh|anh 3x4|anh 4x6|anh chan dung|tam hinh|hinh the|chup hinh|nen trang|nen xanh|anh nen|anh may|mang anh|anh cu',
  form: 'to khai|mau|mau don|bieu mau|don|form|phieu|viet don|dien|ke khai|khai',
  handwritten: 'viet tay|dien tay|ghi tay|viet bang tay|danh may|in san',
  married: 'cuoi|ket hon|dang ky ket hon|hon thu|vo chong|cuoi hoi|dam cuoi',
  unmarried:
    'chua cuoi|chua ket hon|chua dang ky ket hon|don than|khong cuoi|ngoai gia thu|chua co hon thu|khong dang ky|song chung|chua dang ky',
  divorced: 'ly hon|li hon|bo nhau|ly di|li di|toa xu|ly than',
  dead: 'mat roi|da mat|qua doi|chet|da chet|mat som|da khuat|mat truoc|moi mat',
  abroad:
    'nuoc ngoai|viet kieu|o my|o nhat|o han|dai loan|sang nhat|di xuat khau|xuat khau lao dong|ben tay|ngoai quoc|quoc tich|o duc|ben duc|ben nhat|ben han|ben dai',
  elsewhere:
    'noi khac|xa khac|tinh khac|cho khac|phuong khac|ngoai tinh|ve que|o que|khac tinh|khac xa|trai tuyen|o xa|o dau cung|xa nao cung|o ha noi|o sai gon|trong nam|di lam xa|lam an xa|bat ky|bat cu',
  residence: 'thuong tru|tam tru|ho khau|noi o|cu tru|khau|o tro|nha tro|thue nha|thue tro|noi dang o|cho dang o',
  together:
    'cung luc|gop|chung mot|mot the|mot lan|lam luon|cung mot|lam kem|kem theo|ket hop|lien thong|tien the|mot the|mot buoi|2 viec|hai viec',
  result:
    'nhan ket qua|lay ket qua|lay giay|tra ket qua|nhan giay|giay hen|ket qua|nhan lai|lay ve|lay the|nhan the|nhan so|lay so',
  present:
    'co mat|truc tiep|tu di|chinh chu|cung di|di cung|ca hai|hai nguoi|mot minh|mot nguoi|may nguoi|phai di|phai den|phai len|phai ra|dua theo|di theo|vang mat|ai phai di|ai di',
  witness: 'lam chung|nguoi chung|chung kien|nhan chung',
  minor: 'tre em|be|chau|con nho|chua du tuoi|duoi 18|duoi 14|duoi 6|vi thanh nien|tuoi|chua du 18|chua du',
  age: 'tuoi|may tuoi|bao nhieu tuoi|du tuoi|chua du tuoi|tuoi duoc|sinh nam',
  how_much: 'toi thieu|nho nhat|it nhat|toi da|lon nhat|dien tich|met|may met',
  aged: 'gia|liet|nam liet|om|benh|gia yeu|khong di duoc|nam vien|nam mot cho|khong di lai duoc|dau om|liet giuong',
  bedside: 'toi nha|toi tan nha|den nha|den tan nha|tai nha|tan noi|luu dong|ve nha lam|ve tan nha',
  wrong:
    'sai|nham|ghi sai|sai ten|sai ngay|in sai|sai sot|dinh chinh|dinh chinh lai|sua|sua lai|chinh sua|cai chinh|doi lai',
  mismatch: 'khong khop|khac nhau|lech|khong trung|khac ten|khac ngay|khac nam|sai lech|ko khop',
  refused:
    'tu choi|khong nhan|tra lai|tra ve|khong cho|khong cap|khong giai quyet|bac|bi bac|khong chiu|gay kho|khong duoc cap',
  cancel: 'rut|huy|thoi khong|rut lai|rut ho so|huy bo|xoa',
  hours:
    'thu bay|chu nhat|thu 7|ngoai gio|gio hanh chinh|may gio|mo cua|gio lam|buoi sang|buoi chieu|nghi trua|ngay le|cuoi tuan|dat lich|hen truoc|lay so',
  next: 'xong roi|sau khi|lam xong|tiep theo|sau do|xong thi|co roi thi|nhan xong|cap roi',
  identity:
    'can cuoc|can cuoc cong dan|chung minh|chung minh thu|dinh danh|ho chieu|chung minh nhan dan|giay to tuy than|the can cuoc|giay tuy than',
  land_paper: 'so do|so hong|giay chung nhan quyen su dung dat|bia do',
  allowance:
    'tro cap|duoc bao nhieu|muc huong|ho tro|duoc nhan|duoc linh|tien thang|huong|duoc tien|linh|truy linh|nhan duoc bao nhieu|duoc huong',
  count: 'may ban|may bo|bao nhieu ban|may to|2 ban|hai ban|may cai|bao nhieu bo|them ban|nhieu ban|3 ban',
  name_child: 'dat ten|ho me|ho bo|ten tay|ten nuoc ngoai|theo ho|ten dem|mang ho|lay ho',
  guardian: 'giam ho|nguoi dai dien|dai dien hop phap|bo me ky|cha me ky|phu huynh',
  adopted: 'con nuoi|nhan nuoi|nuoi duong|xin con',
  pledged: 'the chap|vay ngan hang|cam co|ngan hang giu',
  tenant: 'thue nha|nha thue|chu nha|chu tro|o nho|o tro|nha tro|muon nha|hop dong thue',
  twins: 'sinh doi|sinh ba|hai be|hai dua|hai chau',
}

const phrases = createPhrases([
  ...Object.entries(groups)
    .flatMap(([group, said]) => said.split('|').map((phrase) => [phrase, group] as const))
    .reduce(
      (known, [phrase, group]) => known.set(phrase, [...(known.get(phrase) ?? []), group]),
      new Map<string, string[]>(),
    ),
])

/** Names of what a message speaks of, however it is called. */
export const groupsIn = (words: readonly Word[]): Set<string> => {
  const found = new Set<string>()
  for (let from = 0; from < words.length; from++)
    for (const { meaning } of phrases(words, from)) for (const group of meaning) found.add(group)
  return found
}
