const nock = require('nock');
nock('http://127.0.0.1:64110').get('/api/eazybusiness/items').reply(200, []); // @decoy
const scope = nock('https://api.jtl-cloud.com').post('/erp/v2/salesOrders').reply(201); // @decoy
