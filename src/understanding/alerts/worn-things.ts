const owner =
  '(?:nha|cua|chung|toi|em|e|chau|con|be|minh|bo|me|ong|ba|cu|vo|chong|anh|chi|bac|chu|gia dinh|cho|ngheo|can|cai|quyen|to|cuon|tam)'
const thing =
  '(?:so (?:do|hong|ho ngheo|ho khau|bao hiem|tiet kiem|tiem chung|kham|gach|cu|goc)|so|bia do|giay to|giay (?:khai sinh|ket hon|chung sinh|chung tu|chung nhan|phep|xac nhan|ra vien|bao tu|moi|hen)|ho so|ho khau|can cuoc|cccd|cmnd|ho chieu|bang (?:lai(?: xe)?|tot nghiep|khen)|the (?:can cuoc|bao hiem(?: y te)?|dang vien|bhyt|thuong binh)|the|hoc ba|hop dong|to khai|ban ve|sach vo|quan ao|ao quan|dong phuc|tai lieu|giuong tu|ban ghe|tu|cua go|mai go|san go)'
const eater = '(?:moi|mot|chuot|gian|sau|nhay)'
const eats = '(?:an|xong|gam|nham|can|cao|pha|dun|tha|nhai)'
const worn =
  '(?:rach|nat|mun|mat|uot|nhoe|nhau|mo|phai|bay mau|ho|bung|gay|thung|hong|hu|an|muc|goc|nua|to|bia|trang|may|mot|het|roi|ca|sach|tung|lung tung|doi|lam|vai|doan|cho|khong (?:con )?(?:doc|xem|nhin) (?:duoc|dc)|tuom|toi ta|luon)'
/** Of people and animals the same words tell a wound. */
const body =
  '(?:tay|chan|mat mui|mat sung|dau|tran|mom|da|bung|co|nguc|lung|vai|ngon|tai|moi|mui|thit|mau|vet|nang|sau|xuong|gan)'

/** Papers and clothes that are torn or soaked, and what termites and mice eat: "sổ đỏ nhà cháu bị mối ăn rách hết rồi". */
export const wornThing = new RegExp(
  `\\b${thing}(?: ${owner}){0,4}(?: (?:da|lai|cung|vua|moi))? bi(?: ${eater}(?: ${eats}){1,2})?(?: ${worn}){0,6}(?= |$)(?! ${body}\\b)|\\b(?:nha(?: ${owner}){0,3} )?bi (?:moi|mot) (?:an|xong|dun|pha)(?: ${worn}){0,6}(?= |$)(?! ${body}\\b)`,
  'g',
)
/** Words beside which a living being may be meant after all. */
export const aboutWound =
  /\b(?:mau|bat tinh|cap cuu|ngat|ran|cho can|tho (?!cong|khong)|kho tho|danh|dam|chem|cuu (?:voi|toi|em|chau)|de len|sap)\b/
