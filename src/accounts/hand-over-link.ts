import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Terminal = { isTTY?: boolean; write(text: string): unknown }

const say = {
  link: (link: string) => `\nTài khoản quản trị đầu tiên, đường dẫn dùng một lần:\n${link}\n\n`,
  file: (file: string) => `\nĐường dẫn dùng một lần cho tài khoản quản trị đầu tiên nằm trong tệp ${file}\n\n`,
}

/**
 * Gives the first administrator's one-time link to who started the server: on the terminal, or, where what is printed
 * goes into a log, in a file that only they can read. Without a link a file that is left over goes.
 */
export const handOverLink = async ({
  link,
  dataDir,
  terminal,
}: {
  link: string | null
  dataDir: string
  terminal: Terminal
}): Promise<void> => {
  const file = join(dataDir, 'first-administrator-link')
  await rm(file, { force: true })
  if (!link) return
  if (terminal.isTTY) {
    terminal.write(say.link(link))
    return
  }
  await writeFile(file, `${link}\n`, { mode: 0o600, flag: 'wx' })
  terminal.write(say.file(file))
}
