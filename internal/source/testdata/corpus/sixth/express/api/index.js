const Jtl = require('../lib/jtl')
const jtl = new Jtl({ tenant: 1 })
module.exports = (app) => {
  app.get('/erp/v2/companies', (req, res) => jtl.companies(res.json)) // @decoy
  app.all('/v2/labels/:id', proxy) // @decoy
  app.use(['/v2/stocks', '/v2/items'], guard) // @decoy
  app.locals.links = { stocks: '/erp/v2/stocks' } // @decoy
  jtl._call('POST', '/returns', console.log) // @exact POST /v2/returns x
  winston.info('POST /erp/v2/returns') // @decoy
  memo['/erp/v2/stocks'] = 1 // @decoy
  fs.writeFileSync('./out/erp/v2/stocks', '') // @decoy
}
