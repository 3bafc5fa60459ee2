/** Words that ask, or say who comes, and name nothing. Without marks. */
const asking = new Set(
  (
    'the vay thi a ad oi nhe nha voi ma va roi phi le tien dong het mat bao nhieu bn may ngay lau khi nao xong co duoc dc khong ko k ' +
    'o dau cho noi den ra nop lam lay nhan di thay ho uy quyen chong ck vo vk bo me con anh chi em e toi minh chau ong ba nguoi khac xa phuong tinh ' +
    'online qua mang truc tuyen buu dien giay to can gi j mang theo mau don khai phai sao nua ' +
    'moi mot 1 thang hang nam huong linh lanh tong tat ca muc la ai nhu nhung chuan bi gom hs so cac thoi gian han dem cam ve thu tuc ton gia u uh vang da cu the tre be nho gia nhu nao day gio'
  ).split(' '),
)

/** Whether a message, without marks, has only such words: "thế mất bao nhiêu", "chồng đi thay được không". */
export const namesNothing = (folded: string): boolean =>
  (folded.match(/[a-z0-9]+/g) ?? []).every((word) => asking.has(word))
