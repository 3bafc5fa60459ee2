/** Family names, without marks. */
export const surnames: ReadonlySet<string> = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan trinh dinh lam mai trieu luong cao chu ta to luu ha kieu quach vuong thai tong phung bach giang nghiem la ninh khuc dam quan doan lai thach tang'.split(
    ' ',
  ),
)
