import { kindOf } from '../../cases/kinds/index.js'
import { heading, paragraph, point } from '../paper.js'
import { dayOf, letterOf, listOf, summaryOf } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'
import { papersWording as say } from '../wording.js'

/**
 * Giấy biên nhận (Nghị định 154/2026/NĐ-CP Điều 15, Mẫu 02/TCD). Of a denunciation it repeats nothing that was denounced:
 * papers lie about.
 */
export const receipt = defineTemplate({
  label: 'Giấy biên nhận',
  symbol: 'BN',
  states: {
    feedback: ['received', 'in_progress', 'answered', 'refused', 'reopened', 'closed'],
    complaint: ['received', 'accepted', 'verifying', 'dialogue', 'paused', 'resumed'],
    second_complaint: ['received', 'accepted', 'verifying', 'dialogue', 'paused', 'resumed'],
    denunciation: ['received', 'accepted', 'verifying', 'paused', 'resumed'],
  },
  reader: 'sender',
  asks: 'handle',
  byReceiver: true,
  fields: {
    received: areaField('Giấy tờ đã nhận', {
      isRequired: false,
      help: 'Mỗi giấy tờ một dòng: tên, bản chính hay bản sao, số tờ.',
      prefill: ({ filesReceived }) => say.filesReceived(filesReceived),
    }),
  },
  write: ({ typed, office, matter }) => {
    const { person, receiptCode, kind, promised, followUp } = matter
    const { isProtected } = kindOf(kind)
    return {
      name: 'GIẤY BIÊN NHẬN',
      subject: `Về việc nhận ${letterOf[kind]}`,
      body: [
        paragraph(`${office.issuer.name} đã nhận ${letterOf[kind]} ${dayOf(matter.receivedOn)} của:`),
        point('Ông/bà', person.name),
        point('Địa chỉ', person.address),
        point('Điện thoại', person.phone),
        ...(isProtected ? [] : [heading('Nội dung'), paragraph(summaryOf(matter))]),
        ...(typed.received ? [heading('Giấy tờ đã nhận'), ...listOf(typed.received)] : []),
        ...(promised ? [paragraph(`${isProtected ? 'Hạn' : promised.what}: trước hết ${dayOf(promised.day)}.`)] : []),
        paragraph(
          isProtected
            ? `Mã biên nhận: ${receiptCode}. Ông/bà theo dõi tại trang ${followUp}, bằng mã này và số bí mật. Ông/bà giữ kín mã và số, không nhắn trong trò chuyện.`
            : `Mã biên nhận: ${receiptCode}. Người có mã này xem được tình hình giải quyết, ông/bà giữ kín giúp. Ông/bà tra cứu bằng cách quét mã ở cuối giấy hoặc nhắn mã biên nhận cho Xã Ơi.`,
        ),
      ],
      recipients: ['Người gửi'],
      qr: followUp && !isProtected ? { address: followUp, caption: 'Quét mã để theo dõi việc giải quyết' } : null,
    }
  },
})
