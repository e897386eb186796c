// Serves oidc-provider on a free port of this machine until it is ended, and
// prints {"issuer"} once it is served. Each client has access tokens of one
// algorithm, in the form of the platform's app tokens.
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

const algorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519', 'PS256']
const keys = []
for (const alg of ['RS256', 'ES256', 'EdDSA', 'PS256']) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  // An Ed25519 key without alg is for both names of the algorithm.
  keys.push({ ...(await exportJWK(privateKey)), kid: alg, use: 'sig', ...(alg === 'EdDSA' ? {} : { alg }) })
}

const server = createServer().listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const clients = algorithms.flatMap((alg) => ['basic', 'post'].map((method) => ({
    client_id: `${alg}-${method}`,
    client_secret: 'right secret+/&',
    token_endpoint_auth_method: `client_secret_${method}`,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  })))
  const provider = new Provider(issuer, {
    clients,
    jwks: { keys },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:app-1',
        getResourceServerInfo: (_ctx, _resource, client) => ({
          audience: 'app-1', scope: '', accessTokenFormat: 'jwt', jwt: { sign: { alg: client.clientId.split('-')[0] } },
        }),
      },
    },
    extraTokenClaims: () => ({ 'urn:jtl:app_id': 'app-1', 'urn:jtl:tenant_id': 'tenant-1' }),
  })
  server.on('request', provider.callback())
  console.log(JSON.stringify({ issuer }))
})
