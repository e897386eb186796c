// A registry of npm that has only the packages of a folder.
//
//   node packaging/checks/registry.mjs FOLDER FILE
//
// FOLDER has what `npm pack` wrote. FILE gets the address of the registry.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const [folder, file] = process.argv.slice(2)
const packages = {}
let base = ''
for (const name of readdirSync(folder).filter((n) => n.endsWith('.tgz'))) {
  const manifest = JSON.parse(execFileSync('tar', ['-xzOf', join(folder, name), 'package/package.json']))
  const bytes = readFileSync(join(folder, name))
  packages[manifest.name] = { manifest, name, integrity: 'sha512-' + createHash('sha512').update(bytes).digest('base64') }
}
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, base).pathname).slice(1)
  if (path.endsWith('.tgz')) return response.end(readFileSync(join(folder, path.split('/').pop())))
  const found = packages[path]
  if (!found) return response.writeHead(404).end('{}')
  const { manifest, name, integrity } = found
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify({
    name: manifest.name, 'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist: { tarball: `${base}/-/${name}`, integrity } } },
  }))
})
server.listen(0, '127.0.0.1', () => {
  base = `http://127.0.0.1:${server.address().port}`
  writeFileSync(file, base)
})
