import { procedureFields } from '../procedure-fields.js'
import type { Comparison } from './compare.js'

const say = {
  difference: (field: string, ours: string, portal: string) => `  ${field}: danh mục ${ours}; Cổng ${portal}`,
  absent: (count: number) => `Không có trong danh mục: ${count} mã`,
  summary: (compared: number, different: number) => `Đã so ${compared} thủ tục, ${different} thủ tục có chỗ khác.`,
}

/** The differences for an editor to read, then the codes that the catalog lacks. */
export const describeComparisons = (comparisons: readonly Comparison[]): string => {
  const known = comparisons.filter(({ slug }) => slug !== null)
  const different = known.filter(({ differences }) => differences.length > 0)
  const absent = comparisons.filter(({ slug }) => slug === null)
  return [
    ...different.flatMap(({ code, slug, differences }) => [
      `${code} ${slug}`,
      ...differences.map(({ field, ours, portal }) => say.difference(procedureFields[field].label, ours, portal)),
    ]),
    ...(absent.length > 0 ? [say.absent(absent.length), ...absent.map(({ code, name }) => `  ${code} ${name}`)] : []),
    say.summary(known.length, different.length),
  ].join('\n')
}
