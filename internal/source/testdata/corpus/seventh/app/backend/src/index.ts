import express from 'express';
import { JtlClient } from './jtl-client.js';
import { ORDERS } from './queries.js';
const app = express();
app.use(express.json());
app.post('/connect-tenant', connect); // @decoy
app.get('/api/items/:id', async (req, res) => { // @decoy
  const client = new JtlClient(req.tenant);
  const item = await client.getItem(req.params.id);
  const prices = await client.send('GET', `/erp/v2/items/${req.params.id}/prices`); // @exact GET /v2/items/{}/prices x
  const { QuerySalesOrders } = await client.graphql(ORDERS);
  await client.send('POST', '/erp/v2/salesOrders', req.body); // @exact POST /v2/salesOrders x
  res.json({ item, prices, self: '/erp/v2/items/' + item.id }); // @decoy
});
app.delete('/erp/v2/labels/:id', (_req, res) => void res.sendStatus(204)); // @decoy
app.listen(3000, () => console.log('GET http://localhost:3000/erp/v2/items/1')); // @decoy
