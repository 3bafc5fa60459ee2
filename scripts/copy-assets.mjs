// The build's other half: files that the compiled code reads beside itself.
import { cp } from 'node:fs/promises'

await cp('src', 'dist', {
  recursive: true,
  filter: (path) => !/\.[^./]+$/.test(path) || /\.(json|tsv|ya?ml|css|js|svg|png|woff2|jpg|txt)$/.test(path),
})
