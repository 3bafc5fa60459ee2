import { z } from 'zod'

/** Places of the situations that hold for the reader, as an address has them: '0-2'; none where it has something else. */
export const chosenSchema = z
  .string()
  .regex(/^\d{1,3}(-\d{1,3}){0,9}$/)
  .transform((text) => text.split('-').map(Number))
  .catch([])
