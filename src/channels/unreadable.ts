import type { z } from 'zod'

const mostIssues = 5

/** Why an update can't be read: places and kinds of its first faults, never its content. */
export const reasonOf = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, mostIssues)
    .map(({ path, code }) => `${path.join('.').slice(0, 60)}: ${code}`)
    .join(', ')
