// The build's other half: files that the compiled code reads beside itself.
import { execFileSync } from 'node:child_process'
import { cp, writeFile } from 'node:fs/promises'

await cp('src', 'dist', {
  recursive: true,
  filter: (path) => !/\.[^./]+$/.test(path) || /\.(jsonl?|tsv|ya?ml|html|css|js|svg|png|woff2|jpg|txt)$/.test(path),
})

// Answers keep which build made them (src/shared/program-version.ts): BUILD_ID where there is no git, as in the Dockerfile.
const describe = ['describe', '--always', '--dirty', '--abbrev=10', '--exclude', '*']
try {
  await writeFile('dist/build-id.txt', process.env.BUILD_ID || execFileSync('git', describe, { encoding: 'utf8' }))
} catch {
  console.warn('git không cho biết bản dựng; câu trả lời chỉ giữ số phiên bản của chương trình')
}
