import { jtl, weclapp, shop, crm } from './clients';
import * as clients from './clients';

export async function sync(id: string) {
  const stocks = await jtl.get('/v2/stocks'); // @exact GET /v2/stocks x
  await jtl.delete(`/v2/labels/${id}`); // @exact DELETE /v2/labels/{} x
  await clients.jtl.post('/v2/labels', {}); // @exact POST /v2/labels x
  await weclapp.get('/v2/stocks'); // @decoy
  await weclapp.post('/v2/salesOrders', {}); // @decoy
  await shop.get('/v2/companies'); // @decoy
  await shop.delete(`/v2/labels/${id}`); // @decoy
  await crm.get('/v2/customers'); // @decoy
  await crm.post('/v2/customers', {}); // @decoy
  await clients.crm.get('/v2/suppliers'); // @decoy
  await clients.weclapp.get('/v2/suppliers'); // @decoy
  const api = id ? crm : shop;
  await api.post('/v2/returns', {}); // @decoy
}
