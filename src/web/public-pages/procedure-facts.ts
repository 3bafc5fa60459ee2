import type { Procedure } from '../../catalog/procedure.js'
import { procedurePath } from './addresses.js'

/** A procedure as search engines know it: https://schema.org/GovernmentService. */
export const procedureFacts = (
  { slug, name, short_name, received_by_text, result }: Procedure,
  publicUrl: string,
): Record<string, unknown> => ({
  '@type': 'GovernmentService',
  name: short_name,
  alternateName: name,
  url: publicUrl + procedurePath(slug),
  inLanguage: 'vi',
  provider: { '@type': 'GovernmentOrganization', name: received_by_text },
  areaServed: { '@type': 'AdministrativeArea', name: 'Tỉnh Hưng Yên' },
  serviceOutput: { '@type': 'Thing', name: result },
})
