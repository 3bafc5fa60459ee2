import { checkTelegram } from '../../channels/telegram/check-telegram.js'
import { checkZalo } from '../../channels/zalo/check-zalo.js'
import { readConfig } from '../../config.js'
import { BadSetup } from '../../shared/errors.js'
import { type HealthCheck, wrong } from '../../shared/health-check.js'
import { checkServer } from '../check-server.js'
import { doctorWording as say } from './wording.js'

/** Everything the doctor looks at under these settings; wrong settings are all there is to say. */
export const diagnose = async (
  environment: Record<string, string | undefined>,
  now = new Date(),
): Promise<HealthCheck[]> => {
  try {
    const config = readConfig(environment)
    return [...(await checkServer(config, now)), ...(await checkTelegram(config)), ...(await checkZalo(config))]
  } catch (error) {
    if (error instanceof BadSetup) return [wrong(say.settings, error.message)]
    throw error
  }
}
