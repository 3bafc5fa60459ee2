import type { MatterKind } from './letter-parts.js'

const kinds: Record<MatterKind, string> = {
  denunciation: 'Tố cáo: gửi kín cho tỉnh',
  complaint: 'Khiếu nại',
  feedback: 'Phản ánh, kiến nghị',
}

export const severalMattersWording = {
  apart: (matters: readonly { kind: MatterKind; shown: string }[]): string =>
    [
      matters.every(({ kind }) => kind === 'feedback')
        ? `Anh/chị kể ${matters.length} việc khác nhau. Mỗi việc một phản ánh để đúng nơi xử lý, ta làm lần lượt:`
        : `Anh/chị kể ${matters.length} việc khác nhau. Luật yêu cầu mỗi việc một đơn riêng (Luật Tiếp công dân Điều 25.3), nên ta làm lần lượt:`,
      ...matters.map(({ kind, shown }, k) => `${k + 1}. ${kinds[kind]}${shown && `: “${shown}”`}`),
      ...(matters.some(({ kind }) => kind === 'denunciation')
        ? ['Điều anh/chị tố cáo không ghi vào đơn nào khác.']
        : []),
    ].join('\n'),
  whole:
    'Trong này có phần tố cáo không tách riêng ra được. Xã Ơi giữ kín cả nội dung để không lộ về xã. ' +
    'Muốn khiếu nại hoặc kiến nghị việc khác, anh/chị gửi thêm đơn riêng. Đơn đó không nhắc đến việc tố cáo.',
} as const
