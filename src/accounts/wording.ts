/** What the verbs on accounts answer when they can't be done. */
export const accountWording = {
  unknown: 'Không có tài khoản này.',
  notYourself: 'Không thể khóa tài khoản của chính mình.',
  waitForPassword: (minutes: number) => `Mật khẩu hiện tại sai nhiều lần. Hãy thử lại sau ${minutes} phút.`,
  nobodyToConfirm: (userName: string, what: 'link' | 'factor' | 'role') =>
    ({
      link: `Không có quản trị thứ hai để xác nhận. Người giữ máy chủ cấp đường dẫn bằng lệnh: npm run officer-link -- ${userName}`,
      factor: `Không có người thứ hai để xác nhận. Người giữ máy chủ bỏ mã bằng lệnh: npm run factor-reset -- ${userName}`,
      role: 'Không có quản trị thứ hai để xác nhận. Hãy tạo tài khoản quản trị mới, người giữ máy chủ cấp đường dẫn.',
    })[what],
  mayNotConfirm: 'Anh/chị không xác nhận được đề nghị này. Cần một người khác có quyền.',
  proposalGone: 'Đề nghị này đã được trả lời hoặc đã quá ba ngày. Hãy tải lại trang.',
  noFactor: 'Tài khoản này chưa đặt mã đăng nhập.',
  waitForCode: (minutes: number) => `Đã nhập sai nhiều lần. Hãy đợi ${minutes} phút rồi nhập mã mới.`,
  wrongCode: 'Mã chưa đúng hoặc đã dùng rồi. Hãy đợi mã mới trên điện thoại rồi nhập lại.',
  waitsNoMore: 'Lượt đăng nhập này đã hết hạn. Hãy đăng nhập lại.',
  offerEnded: 'Trang này đã cũ. Hãy mở lại trang và quét mã mới.',
  factorNeeded: 'Vai trò này phải có mã đăng nhập nên không bỏ được.',
  wrongPassword: 'Mật khẩu hiện tại chưa đúng.',
  roleNeedsConsent:
    'Tài khoản xem tố cáo không đổi vai trò được. Hãy khóa tài khoản này và tạo tài khoản mới, có người đang giữ việc đó đồng ý.',
  ownRole: 'Không thể đổi vai trò của chính mình.',
  roleChanged: 'Tài khoản vừa được người khác đổi. Hãy xem lại.',
  taken: 'Tên đăng nhập này đã có.',
  linkEnded: 'Đường dẫn này đã dùng hoặc đã hết hạn. Hãy xin quản trị một đường dẫn mới.',
  linkWithoutConsent:
    'Đường dẫn này chưa được người đang giữ việc này đồng ý nên không dùng được. Hãy xin quản trị một đường dẫn mới.',
  nobodyToConsent: (userName: string) =>
    `Chưa có ai đang giữ việc này để đồng ý. Người giữ máy chủ cấp đường dẫn bằng lệnh: npm run officer-link -- ${userName}`,
  mayNotConsent: 'Chỉ người đang giữ chính việc đó mới trả lời được yêu cầu này.',
  requestGone: 'Yêu cầu này đã được trả lời. Hãy tải lại trang.',
  keysChanged: 'Khóa của tài khoản này vừa thay đổi. Hãy tải lại trang.',
  mayNotAdmit: 'Chỉ người đang giữ khóa của chính việc đó mới làm được việc này. Hãy đăng nhập lại rồi thử lại.',
  threeHolders: 'Hãy ghi tên ba người khác nhau giữ mảnh khóa.',
  recoveryAnswered: 'Khóa khôi phục này đã được xác nhận. Hãy tải lại trang.',
  badShare: 'Có mảnh khóa chưa đúng. Hãy xem lại từng chữ.',
  otherShares: 'Cần hai mảnh khóa khác nhau của cùng một khóa khôi phục.',
  nothingToRecover: 'Tài khoản này không có khóa nào để khôi phục. Người đó phải đặt mật khẩu mới trước.',
} as const
