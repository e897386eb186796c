#!/usr/bin/env node
// Runs the jtlctl of this system, which npm has installed as an optional dependency.
'use strict'
const { spawn } = require('node:child_process')

const name = `@jtlctl/${process.platform}-${process.arch}`
let binary
try {
  binary = require.resolve(`${name}/bin/jtlctl${process.platform === 'win32' ? '.exe' : ''}`)
} catch {
  console.error(`error: the package ${name}, which has jtlctl for this system, is not installed`)
  console.error('hint: install jtlctl again on this system, without --omit=optional or --no-optional; if there is no such package, build it with `go install github.com/jtlctl/jtlctl/cmd/jtlctl@latest`')
  process.exit(3)
}

const child = spawn(binary, process.argv.slice(2), { stdio: 'inherit', windowsHide: false })
// The terminal sends Ctrl-C to both: jtlctl decides when it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal) })
}
child.on('error', (err) => {
  console.error(`error: ${binary} cannot be run: ${err.message}`)
  process.exit(3)
})
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    return
  }
  process.exit(code)
})
