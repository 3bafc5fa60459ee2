import { z } from 'zod'
import { type Role, roleNames, roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { isPlainName, plainWording } from '../../shared/plain-line.js'
import { signInWording as say } from './sign-in-wording.js'

/** A new account, from the form or a line of a file. */
export const newAccountForm = z
  .object({
    user_name: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, say.userNameRule),
    display_name: z.string().trim().min(1, say.displayNameRule).max(100).refine(isPlainName, plainWording.name),
    role: z.enum(roleNames as [Role, ...Role[]]),
    commune: z.string().default(''),
  })
  .refine(({ role, commune }) => !roles[role].isOfCommune || getCommune(commune) !== undefined, {
    path: ['commune'],
    error: say.communeRule,
  })
