import { setTimeout } from 'node:timers/promises'
import ky from 'ky'
const config = { jtl: { host: 'https://api.jtl-cloud.com', prefix: '/erp/v2' } }
const endpoint = (name) => config.jtl.host + config.jtl.prefix + name
const client = ky.extend({ headers: { 'X-Tenant-ID': process.env.TENANT } })

export async function poll() {
  for (;;) {
    const changes = await client.get(endpoint('/stocks/changes')).json() // @exact GET /v2/stocks/changes f
    let method = 'post'
    const target = changes.length ? endpoint('/stocks') : endpoint('/returns')
    await client[method](target, { json: changes }) // @exact POST /v2/stocks f @exact POST /v2/returns f
    await client.patch(endpoint(`/items/${changes[0].id}`), { json: {} }) // @exact PATCH /v2/items/{} f
    await setTimeout(1000)
    console.info(endpoint('/companies')) // @decoy
    await client.post('https://hooks.slack.com/erp/v2/returns', {}) // @decoy
    await client.get(`https://${process.env.SHOP}.myshopify.com/admin/v2/customers/1`) // @decoy
  }
}
