// Verifies a session token with jose, as the backend of an app does it:
//   node verify.mjs KEYSETFILE ISSUER TOKEN
// Prints the claims, or jose's error code and ends with 1.
import { readFileSync } from 'node:fs'
import { createLocalJWKSet, jwtVerify } from 'jose'

const [file, issuer, token] = process.argv.slice(2)
const keys = createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')))
try {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    algorithms: ['EdDSA'],
    requiredClaims: ['exp', 'tenantId', 'userId'],
  })
  console.log(JSON.stringify(payload))
} catch (error) {
  console.log(error.code ?? String(error))
  process.exitCode = 1
}
