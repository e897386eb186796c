const express = require('express');
const api = express.Router();
api.get('/v2/companies', async (req, res) => { // @decoy
  res.json(await load());
});
api.post('/v2/returns', validate(schema), createReturn); // @decoy
api.delete('/erp/v2/labels/:id', requireAuth, handler); // @decoy
const server = express();
server.use('/erp/v2/items', api); // @decoy
server.get(['/v2/stocks', '/v2/stock'], handler); // @decoy
const proxy = createProxyMiddleware({ pathFilter: '/erp/v2/stocks', target: 'http://localhost:9000' }); // @decoy
