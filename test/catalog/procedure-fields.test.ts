import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/catalog/field.js'
import { searchTextsOf, toldIn } from '../../src/catalog/field-texts.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { answerParts, type ProcedureKey, procedureFields } from '../../src/catalog/procedure-fields.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { buildProcedure } from './build-procedure.js'

const day = '2026-11-23'

const told = (procedure: Procedure) =>
  new Map(
    answerParts
      .flatMap((part) => toldIn(procedureFields, part))
      .map(({ key, linesOf }): [ProcedureKey, string[]] => [key, linesOf(procedure, { day })]),
  )

const allFields = (fields: Fields, prefix = ''): [string, Fields[string]][] =>
  Object.entries(fields).flatMap(([key, field]) => [
    [prefix + key, field] as [string, Fields[string]],
    ...('fields' in field.input ? allFields(field.input.fields, `${prefix}${key}.`) : []),
  ])

describe('the table of procedure fields', () => {
  test('is the schema: the same keys, no others', () => {
    expect(Object.keys(procedureFormat.schema.shape)).toEqual(Object.keys(procedureFields))
  })

  test.each(allFields(procedureFields))('%s has a label and help, and a default if it may be left out', (_, field) => {
    expect(field.label).toMatch(/^\p{Lu}/u)
    expect(field.help.length).toBeGreaterThan(3)
    expect(field.schema.safeParse(undefined).success).toBe(field.optional === true)
  })

  test('test questions are never searched', () => {
    expect(procedureFields.test_questions.searched).toBeNull()
  })

  test('what is searched gives texts in its own way', () => {
    const procedure = buildProcedure('a', { also_called: ['gọi khác'] })
    expect(searchTextsOf(procedureFields, procedure, 'name')).toEqual([procedure.name, procedure.short_name])
    expect(searchTextsOf(procedureFields, procedure, 'alias')).toEqual(['gọi khác'])
    expect(searchTextsOf(procedureFields, procedure, 'question')).toEqual(procedure.questions)
    expect(searchTextsOf(procedureFields, procedure, 'text')).toEqual([procedure.field, procedure.result])
    expect(searchTextsOf(procedureFields, procedure, 'papers').join(' ')).toContain('Tờ khai')
  })

  test('every field of a procedure can be shown, in words and never as code', () => {
    const procedure = buildProcedure('a', {
      channels: ['in_person', 'online'],
      time_limit: {
        text: '3 ngày làm việc',
        count: 3,
        unit: 'working_day',
        from: 'ngày nhận đủ hồ sơ',
        extended: null,
      },
      legal_basis: ['123/2015/NĐ-CP', '60/2014/QH13'],
      situations: [
        { when: null, papers: [{ name: 'Giấy chứng sinh', handed: 'submit', form: 'original', count: 1 }] },
        {
          when: 'Cha mẹ đã kết hôn',
          question: 'Cha mẹ đã đăng ký kết hôn chưa?',
          papers: [{ name: 'Ảnh', handed: 'show', form: 'photo', count: 2, when: 'nếu có' }],
        },
      ],
    })
    const lines = [...told(procedure).values()].flat()
    expect(lines).toContain('trực tiếp, trực tuyến')
    expect(lines).toContain('3 ngày làm việc, tính từ ngày nhận đủ hồ sơ')
    expect(lines).toContain('Giấy chứng sinh: nộp bản chính')
    expect(lines).toContain('Cha mẹ đã kết hôn:')
    expect(lines).toContain('• Ảnh: xuất trình ảnh, 2 bản (nếu có)')
    expect(lines).toContain('Nghị định 123/2015/NĐ-CP')
    expect(lines).toContain('60/2014/QH13')
    expect(lines.join('\n')).not.toMatch(/[a-z]_[a-z]|\bnull\b|undefined/)
  })

  test('what is unknown is said to be unknown', () => {
    const procedure = buildProcedure('a', { fees: null, time_limit: null, confidence: 'low' })
    const lines = told(procedure)
    expect(lines.get('fees')?.[0]).toMatch(/^Chưa có thông tin về phí/)
    expect(lines.get('time_limit')?.[0]).toMatch(/^Chưa có thông tin về thời hạn/)
    expect(lines.get('confidence')?.[0]).toMatch(/chưa chắc chắn/)
  })

  test('answers say for whom they hold, and are left out of a file without any', () => {
    const asks = ['cần gốc không', 'photo được không', 'bản chính hay bản sao']
    const situations = [{ when: 'Nhờ người khác', question: null, papers: [] }]
    const answers = [
      { about: 'originals', asks, says: 'Không, bản sao là đủ.' },
      { about: 'photo', asks, says: 'Không cần ảnh.', channel: 'online', ages: { from: 0, to: 6 } },
      { about: 'proxy', asks, says: 'Được.', situation: 'Nhờ người khác', ages: { from: 14, to: null } },
    ]
    const procedure = buildProcedure('a', { situations, channels: ['online'], answers })
    expect(told(procedure).get('answers')).toEqual([
      'Không, bản sao là đủ.',
      'Dưới 6 tuổi, nộp trực tuyến: Không cần ảnh.',
      'Nhờ người khác, từ đủ 14 tuổi: Được.',
    ])
    const yaml = procedureFormat.toYaml(procedure)
    expect(procedureFormat.fromYaml(yaml, 'a.yml', 'a')).toEqual({ procedure })
    expect(yaml).not.toContain('basis: null\n    situation')
    expect(procedureFormat.toYaml(buildProcedure('a'))).not.toContain('answers')
  })

  test.each([
    ['an unknown situation', { situation: 'Trường hợp lạ' }, 'situation'],
    ['a channel that the procedure lacks', { channel: 'post' }, 'channel'],
    ['an unknown kind', { about: 'weather' }, 'about'],
    ['two ways to ask', { asks: ['a', 'b'] }, 'asks'],
    ['ages the wrong way round', { ages: { from: 6, to: 0 } }, 'ages.to'],
  ])('an answer with %s is refused', (_, changes, key) => {
    const unset = { basis: null, situation: null, channel: null, ages: null }
    const answer = { about: 'other', asks: ['a', 'b', 'c'], says: 'Có.', ...unset, ...changes }
    const procedure = { ...buildProcedure('a'), answers: [answer] } as unknown as Procedure
    const { problems } = procedureFormat.fromYaml(procedureFormat.toYaml(procedure), 'a.yml', 'a') as {
      problems: string[]
    }
    expect(problems).toEqual([expect.stringContaining(`answers[0].${key}: `)])
  })
})
