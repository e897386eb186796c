#!/usr/bin/env node
// Runs the jtlctl of this system, which npm has installed as an optional dependency.
'use strict'
const { accessSync, constants } = require('node:fs')
const { constants: system } = require('node:os')
const { isatty } = require('node:tty')
const { optionalDependencies = {} } = require('../package.json')

const name = `@jtlctl/${process.platform}-${process.arch}`
const build = 'build it with `go install github.com/jtlctl/jtlctl/cmd/jtlctl@latest`'
const fail = (problem, hint) => {
  console.error(`error: ${problem}\nhint: ${hint}`)
  process.exit(3)
}

let binary
try {
  binary = require.resolve(`${name}/bin/jtlctl${process.platform === 'win32' ? '.exe' : ''}`)
} catch {
  if (!(name in optionalDependencies)) fail(`there is no package of jtlctl for ${process.platform} on ${process.arch}`, build)
  fail(`the package ${name}, which has jtlctl for this system, is not installed`,
    `install jtlctl again on this system, without --omit=optional or --no-optional, and without node_modules of another system; or ${build}`)
}

// Newer versions of Node can become jtlctl: signals, terminal and exit code are its own then.
if (process.execve && process.platform !== 'win32') {
  try {
    accessSync(binary, constants.X_OK) // Node aborts if the system refuses
    process.execve(binary, [binary, ...process.argv.slice(2)], process.env)
  } catch { /* as with older versions, then */ }
}

const child = require('node:child_process').spawn(binary, process.argv.slice(2), { stdio: 'inherit', windowsHide: false })
// The terminal sends Ctrl-C to both, and a second one would end jtlctl at once.
const atTerminal = [0, 1, 2].some(isatty)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) {
  try {
    process.on(signal, () => { if (signal === 'SIGTERM' || !atTerminal) child.kill(signal) })
  } catch { /* Windows does not have it */ }
}
child.on('error', (err) => fail(`${binary} cannot be run: ${err.message}`, 'install jtlctl again; does a policy of this machine forbid it?'))
child.on('exit', (code, signal) => {
  if (signal) {
    process.exitCode = 128 + system.signals[signal] // Node ignores SIGPIPE
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    return
  }
  process.exit(code)
})
