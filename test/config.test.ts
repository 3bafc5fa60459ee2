import { expect, test } from 'vitest'
import { readConfig } from '../src/config.js'

test.each([
  [{ PORT: 'abc' }, /PORT: hãy viết một số/],
  [{ PUBLIC_URL: 'xa.vn' }, /PUBLIC_URL: hãy viết một địa chỉ/],
  [{ TRUST_PROXY: 'true' }, /TRUST_PROXY: hãy viết địa chỉ/],
  [{ TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY: hãy viết địa chỉ/],
  [{ TRUST_PROXY: '127.0.0.1, 1' }, /TRUST_PROXY: hãy viết địa chỉ/],
  [{ MONGODB_URI: 'postgres://x' }, /MONGODB_URI: hãy viết/],
  [{ MONGODB_URI: 'mongodb://x' }, /APP_SECRET: bắt buộc/],
  [{ APP_SECRET: 'short' }, /APP_SECRET: hãy viết ít nhất 32/],
  [{ TELEGRAM_BOT_TOKEN: 'nonsense' }, /TELEGRAM_BOT_TOKEN: hãy chép đúng/],
  [{ FEEDBACK_TARGETS: 'soon' }, /FEEDBACK_TARGETS: hãy viết như/],
  [{ PARTS: 'web,queue' }, /PARTS.1: hãy viết web, worker, poller/],
  [{ PARTS: 'web' }, /PARTS: .*hãy đặt MONGODB_URI/],
  [{ METRICS_TOKEN: 'short' }, /METRICS_TOKEN: hãy viết ít nhất 16/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL: .*hãy viết một trong: trace/],
  [{ LOG_LEVEL: 'wran' }, /LOG_LEVEL: .*hãy viết "warn"/],
])('a wrong setting stops the start and says what to write (%#)', (environment, message) => {
  expect(() => readConfig(environment as Record<string, string>)).toThrow(message)
})

test.each([
  ['', false],
  ['0', false],
  ['2', 2],
  ['loopback, 10.0.0.0/8,2001:db8::/32', ['loopback', '10.0.0.0/8', '2001:db8::/32']],
])('the proxies "%s" are read as %j', (text, proxies) => {
  expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(proxies)
})

test('targets are working days by category', () => {
  expect(readConfig({ FEEDBACK_TARGETS: 'default=15, environment=10' }).feedbackTargets).toEqual({
    default: 15,
    environment: 10,
  })
})
