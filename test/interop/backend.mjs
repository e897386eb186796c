// A small backend that checks session or app tokens of a sandbox, right or wrong in
// one way: node backend.mjs WAY KIND ISSUER KEYS TOKEN_URL CLIENT_ID CLIENT_SECRET APP_ID.
// It serves a free port of this machine until it is ended, and prints {"url"}.
import { createServer } from 'node:http'
import { createPublicKey } from 'node:crypto'
import {
  UnsecuredJWT, compactVerify, createLocalJWKSet, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify,
} from 'jose'

const [way, kind, issuer, keys, tokenURL, clientID, clientSecret, appID, otherIssuer, otherKeys] = process.argv.slice(2)
const app = kind === 'app'
const algorithms = [app ? 'RS256' : 'EdDSA']
const options = app ? { issuer, audience: appID, algorithms } : { issuer, algorithms }

// The key set of session tokens needs an access token.
async function authorization() {
  const basic = Buffer.from(`${clientID}:${clientSecret}`).toString('base64')
  const response = await fetch(tokenURL, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  })
  return { Authorization: `Bearer ${(await response.json()).access_token}` }
}
const headers = await authorization()
const keySet = async (url) => (await fetch(url, { headers })).json()
const remote = createRemoteJWKSet(new URL(keys), { headers })
const published = await keySet(keys) // as of the start

function checkIdentity(payload) {
  const tenant = app ? payload['urn:jtl:tenant_id'] : payload.tenantId
  const user = app ? payload.sub : payload.userId
  for (const value of [tenant, user]) if (typeof value !== 'string' || value === '') throw new Error('tenant or user')
}

function check(payload, { appId = true } = {}) {
  if (typeof payload.exp !== 'number') throw new Error('exp')
  checkIdentity(payload)
  if (app && appId && (payload['urn:jtl:app_id'] ?? appID) !== appID) throw new Error('app id')
}

// What is right, and what is left out or added to it in each way.
const ways = {
  async 'right'(token) {
    const { payload } = await jwtVerify(token, remote, options)
    check(payload)
  },
  async 'right-imported'(token) {
    const { kid } = decodeProtectedHeader(token)
    const jwk = (await keySet(keys)).keys.find((key) => key.kid === kid)
    if (!kid || !jwk) throw new Error('kid')
    const { payload } = await jwtVerify(token, await importJWK(jwk, algorithms[0]), options)
    check(payload)
  },
  async 'decodes'(token) {
    checkIdentity(decodeJwt(token))
  },
  async 'no-issuer'(token) {
    const { payload } = await jwtVerify(token, remote, { ...options, issuer: undefined })
    check(payload)
  },
  async 'no-expiry'(token) {
    const { payload: text } = await compactVerify(token, remote, { algorithms })
    const payload = JSON.parse(new TextDecoder().decode(text))
    if (payload.iss !== issuer || (payload.nbf ?? 0) > Date.now() / 1000) throw new Error('iss')
    if (app && ![].concat(payload.aud).includes(appID)) throw new Error('aud')
    check({ ...payload, exp: 0 })
  },
  async 'header-key'(token) {
    const { jwk, jku, alg } = decodeProtectedHeader(token)
    let key = remote
    if (jwk) key = await importJWK(jwk, alg)
    if (jku) key = createRemoteJWKSet(new URL(jku))
    const { payload } = await jwtVerify(token, key, options)
    check(payload)
  },
  async 'hmac'(token) {
    const { alg, kid } = decodeProtectedHeader(token)
    let key = remote
    if (alg === 'HS256') {
      const jwk = published.keys.find((one) => one.kid === kid)
      key = new TextEncoder().encode(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))
    }
    const { payload } = await jwtVerify(token, key, { ...options, algorithms: [...algorithms, 'HS256'] })
    check(payload)
  },
  async 'first-key'(token) {
    const key = await importJWK(published.keys[0], algorithms[0])
    const { payload } = await jwtVerify(token, key, options)
    check(payload)
  },
  async 'unsigned'(token) {
    const { alg } = decodeProtectedHeader(token)
    const { payload } = alg === 'none' ? UnsecuredJWT.decode(token, options) : await jwtVerify(token, remote, options)
    check(payload)
  },
  async 'other-kind'(token) {
    const both = createLocalJWKSet({ keys: [...(await keySet(keys)).keys, ...(await keySet(otherKeys)).keys] })
    const { payload } = await jwtVerify(token, both, { issuer: [issuer, otherIssuer] })
    if (payload.iss === otherIssuer) {
      const tenant = payload.tenantId ?? payload['urn:jtl:tenant_id']
      if (!tenant) throw new Error('tenant')
      return
    }
    if (app && ![].concat(payload.aud).includes(appID)) throw new Error('aud')
    check(payload)
  },
  async 'no-audience'(token) {
    const { payload } = await jwtVerify(token, remote, { ...options, audience: undefined })
    check(payload)
  },
  async 'no-app-id'(token) {
    const { payload } = await jwtVerify(token, remote, options)
    check(payload, { appId: false })
  },
}

const server = createServer(async (request, response) => {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  let status = 200
  try {
    if (!token) throw new Error('no token')
    await ways[way](token)
  } catch {
    status = 401
  }
  response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}')
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/me` })))
