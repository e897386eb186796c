const { Wawi, BASE } = require('../lib/wawi');
const fs = require('fs/promises');
const plenty = require('../lib/plenty');

const ENDPOINTS = ['items', 'customers', 'salesOrders'];
const QUEUE = { stock: '/stocks', orders: '/salesOrders' }; // @decoy

module.exports = async function nightly(key, log) {
  const wawi = new Wawi(key);
  const headers = { Authorization: 'Wawi ' + key };
  log.info('GET /api/eazybusiness/customers'); // @decoy
  const res = await fetch(`${BASE}/customers?pageSize=100`, { headers }); // @exact GET /customers x
  await fetch(BASE + '/salesOrders', { method: 'post', headers, body: '{}' }); // @exact POST /salesOrders x
  await wawi.http.delete(`customers/${res.id}/bankaccounts/${res.acc}`); // @exact DELETE /customers/{}/bankaccounts/{} x
  await plenty.get('/rest/items/1'); // @decoy
  await plenty.post('/api/eazybusiness/items', {}); // @decoy
  await fs.writeFile(`/api/eazybusiness/items/${res.id}.json`, '{}'); // @decoy
  for (const e of ENDPOINTS) await wawi.http.get(e); // @unresolved
};
