// The build's other half: files that the compiled code reads beside itself.
import { execFileSync } from 'node:child_process'
import { cp, writeFile } from 'node:fs/promises'

await cp('src', 'dist', {
  recursive: true,
  filter: (path) => !/\.[^./]+$/.test(path) || /\.(jsonl?|tsv|ya?ml|html|css|js|svg|png|woff2|jpg|txt)$/.test(path),
})

// Answers keep which build made them (src/shared/program-version.ts); without git there is none to name.
try {
  const commit = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=10', '--exclude', '*'], {
    encoding: 'utf8',
  })
  await writeFile('dist/build-id.txt', commit)
} catch {
  console.warn('git không cho biết bản dựng; câu trả lời chỉ giữ số phiên bản của chương trình')
}
