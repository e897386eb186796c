const { erpRequest } = require('./erpClient');
const { Queue } = require('bullmq');
const PATHS = require('./paths');

async function run(job) {
  const stock = await erpRequest('get', PATHS.STOCK + '/changes', job.tenant); // @exact GET /v2/stocks/changes x
  for (const s of stock.items) {
    await erpRequest('post', PATHS.STOCK, job.tenant, { id: s.id }); // @exact POST /v2/stocks x
  }
  await erpRequest('delete', `${PATHS.LABELS}/${job.label}`, job.tenant); // @exact DELETE /v2/labels/{} x
  await queue.add('/v2/stocks', { path: '/v2/stocks/changes' }); // @decoy
  await sendMail('/v2/customers', 'GET /erp/v2/customers'); // @decoy
  await axios.post('https://ws.dhl.example/erp/v2/returns', {}); // @decoy
  await axios.get(`${process.env.PIM_HOST}/v2/items/1`); // @decoy
}
