import type { Normalised } from '../reading/normalise.js'
import { createPhrases } from '../reading/phrases.js'

/**
 * What stands, lies or happens in public and what people report of it, in words without marks. A short report says
 * nothing else: "hố ga mất nắp cạnh trường học".
 */
const things =
  'rac|bai rac|thung rac|rac thai|nuoc thai|xa thai|ho ga|nap cong|cong thoat nuoc|cong nuoc|ranh nuoc|ranh thoat nuoc|muong|kenh|song|ao lang|ho nuoc|' +
  'den duong|cot den|bong den|den chieu sang|den xanh do|cot dien|day dien|day cap|tram bien ap|tu dien|mat dien|nuoc sach|nuoc may|mat nuoc|ong nuoc|duong ong|' +
  'o ga|o voi|via he|long duong|mat duong|long le duong|duong lang|duong thon|duong xa|duong lien thon|duong lien xa|duong be tong|duong nhua|quoc lo|tinh lo|ngo xom|dau ngo|cuoi ngo|trong ngo|cau vuot|cay cau|chan cau|gam cau|' +
  'bien bao|bien duong|bien ten|giai phan cach|lan can|go giam toc|guong cau|cay xanh|cay do|canh cay|cong vien|san choi|san van hoa|san van dong|nha van hoa|dai phun nuoc|' +
  'cho coc|cho lang|cho tam|cong cho|lan chiem|xay lan|trong trai phep|vat lieu xay dung|xa ban|cong trinh|cong truong|thi cong|rao chan|' +
  'nghia trang|bai tha ma|de dieu|bo de|ke da|tram bom|dong ruong|tram y te|cong truong hoc|truong hoc|benh vien|loa phuong|loa keo|karaoke|' +
  'khoi|bui|bui mu mit|mui hoi|hoi thoi|boc mui|o nhiem|tieng on|on ao|am i|ngap|ngap ung|ngap nuoc|ung nuoc|sat lo|sut lun|lun nut|tac cong|tac duong|un tac|ket xe|' +
  'do rac|vut rac|dot rac|dot rom|rom ra|cho tha rong|tha rong|bay cho|xac chet|lon chet|ga chet|chuot|ruoi|muoi|xe tai|xe ben|xe qua tai|xe container|do xe|dau xe|vo nap|mat nap|hong|chay bong|toi om|do nat|xuong cap|mot cua|bo phan mot cua|lay so|boc so|xep hang|cong dich vu cong|ung dung|may quet'

const phrases = createPhrases(things.split('|').map((phrase) => [phrase, true] as const))
const most = 3

/** How many such things a message names, at most three. */
export const countPublicMatters = ({ words }: Normalised): number => {
  let count = 0
  for (let from = 0; from < words.length && count < most; from++) if (phrases(words, from).length > 0) count++
  return count
}
