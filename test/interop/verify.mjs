// Verifies a token with jose, as the backend of an app does it:
//   node verify.mjs KEYSETFILE ISSUER TOKEN            a session token
//   node verify.mjs KEYSETURL ISSUER TOKEN AUDIENCE    an app token
// Prints the claims, or jose's error code and ends with 1.
import { readFileSync } from 'node:fs'
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose'

const [place, issuer, token, audience] = process.argv.slice(2)
const keys = audience ? createRemoteJWKSet(new URL(place)) : createLocalJWKSet(JSON.parse(readFileSync(place, 'utf8')))
try {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    ...(audience
      ? { audience, algorithms: ['RS256'], requiredClaims: ['exp', 'sub', 'urn:jtl:app_id', 'urn:jtl:tenant_id'] }
      : { algorithms: ['EdDSA'], requiredClaims: ['exp', 'tenantId', 'userId'] }),
  })
  console.log(JSON.stringify(payload))
} catch (error) {
  console.log(error.code ?? String(error))
  process.exitCode = 1
}
