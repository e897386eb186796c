// Writes the npm packages of a release: one for each system with its binary, and
// `jtlctl`, which depends on all of them so that npm installs the one that fits.
//
//   node packaging/npm/build.mjs DIST FOLDER
//
// DIST is what goreleaser has built.
import { chmodSync, cpSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [dist, folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: node packaging/npm/build.mjs DIST FOLDER')
  process.exit(2)
}
const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const read = (name) => JSON.parse(readFileSync(name, 'utf8'))
const write = (name, value) => writeFileSync(name, JSON.stringify(value, null, 2) + '\n')

// npm has no build metadata in the versions that it compares.
const version = read(join(dist, 'metadata.json')).version.replace(/\+.*/, '')
const common = read(join(here, 'jtlctl', 'package.json'))
const systems = { linux: 'linux', windows: 'win32', darwin: 'darwin' }
const machines = { amd64: 'x64', arm64: 'arm64' }

const binaries = read(join(dist, 'artifacts.json')).filter(({ type }) => type === 'Binary')
const optionalDependencies = {}
for (const { path, goos, goarch } of binaries) {
  const os = systems[goos]
  const cpu = machines[goarch]
  const name = `@jtlctl/${os}-${cpu}`
  const to = join(folder, `${os}-${cpu}`)
  const binary = join(to, 'bin', os === 'win32' ? 'jtlctl.exe' : 'jtlctl')
  mkdirSync(dirname(binary), { recursive: true })
  copyFileSync(join(dist, '..', path), binary)
  chmodSync(binary, 0o755)
  for (const text of ['LICENSE', 'THIRD_PARTY_NOTICES']) copyFileSync(join(root, text), join(to, text))
  const { license, repository, homepage } = common
  write(join(to, 'package.json'), {
    name, version, description: `jtlctl for ${os} on ${cpu}`, license, repository, homepage,
    os: [os], cpu: [cpu], preferUnplugged: true, files: ['bin', 'LICENSE', 'THIRD_PARTY_NOTICES'],
  })
  optionalDependencies[name] = version
}

const to = join(folder, 'jtlctl')
cpSync(join(here, 'jtlctl'), to, { recursive: true })
copyFileSync(join(root, 'LICENSE'), join(to, 'LICENSE'))
write(join(to, 'package.json'), { ...common, version, optionalDependencies })
