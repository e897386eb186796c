'use strict'
const https = require('https')
const { promisify } = require('util')

class Jtl {
  constructor (opts) {
    this.opts = Object.assign({ host: 'api.jtl-cloud.com', prefix: '/erp/v2' }, opts)
    this.base = 'https://api.jtl-cloud.com' + '/erp/v2'
  }

  _call (verb, path, cb) {
    const req = https.request(this.base + path, { method: verb, headers: { 'X-Tenant-ID': this.opts.tenant } }, cb)
    req.end()
  }

  companies (cb) { this._call('GET', '/companies', cb) } // @exact GET /v2/companies f
  removeLabel (id, cb) { this._call('DELETE', '/labels/' + id, cb) } // @exact DELETE /v2/labels/{} f
  stocks (cb) {
    https.get(this.base + '/stocks', { headers: {} }, (res) => cb(null, res)) // @exact GET /v2/stocks f
  }
}
module.exports = Jtl
