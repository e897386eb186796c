// Makes keys and tokens with jose and prints both as JSON: {jwks, tokens}.
// jose_signs_test.go says what has to become of each token, by its name.
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'

const issuer = 'https://issuer.test'
const now = Math.floor(Date.now() / 1000)
const session = { iss: issuer, tenantId: 'tenant-1', userId: 'user-1', exp: now + 900 }
const access = { iss: issuer, client_id: 'app-1', scp: ['openid'], aud: ['app-1'], nbf: now, iat: now, exp: now + 900 }
const claimsOf = { EdDSA: session, RS256: access, ES256: access }

const keys = {}
for (const alg in claimsOf) {
  for (const kid of [`${alg}-1`, `${alg}-2`]) {
    const pair = await generateKeyPair(alg, { extractable: true })
    keys[kid] = { ...pair, jwk: { ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' } }
  }
}

const sign = (header, claims, key) => new SignJWT(claims).setProtectedHeader(header).sign(key)

// prolonged writes a later expiry into a token and leaves its signature as it is.
function prolonged(token) {
  const [header, payload, signature] = token.split('.')
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url')), exp: now + 90000 }
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

const tokens = {}
for (const [alg, claims] of Object.entries(claimsOf)) {
  const { privateKey, publicKey, jwk } = keys[`${alg}-1`]
  const header = { alg, kid: jwk.kid, typ: 'JWT' }
  const symmetric = (secret) => sign({ ...header, alg: 'HS256' }, claims, Buffer.from(secret))
  const valid = await sign(header, claims, privateKey)
  tokens[alg] = {
    valid,
    tampered: prolonged(valid),
    expired: await sign(header, { ...claims, exp: now - 900 }, privateKey),
    'kid of no key': await sign({ ...header, kid: 'nobody' }, claims, privateKey),
    'kid of another key': await sign({ ...header, kid: `${alg}-2` }, claims, privateKey),
    'kid of another algorithm': await sign({ ...header, kid: alg === 'EdDSA' ? 'ES256-1' : 'EdDSA-1' }, claims, privateKey),
    // What everybody knows of a key, taken for a secret that only few know.
    'HS256 with PEM': await symmetric(await exportSPKI(publicKey)),
    'HS256 with JWK': await symmetric(JSON.stringify(jwk)),
    'HS256 with the bare key': await symmetric(Buffer.from(jwk.x ?? jwk.n, 'base64url')),
  }
}

console.log(JSON.stringify({ jwks: { keys: Object.values(keys).map((key) => key.jwk) }, tokens }))
