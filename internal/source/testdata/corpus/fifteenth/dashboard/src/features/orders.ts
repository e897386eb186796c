import { erp, shopify, billbee } from '../lib/http';
import { ErpEndpoint, erpPaths } from '../config/endpoints';
import { cache } from '../lib/cache';

export async function importOrder(order: Order) {
  const created = await erp.post<{ id: string }>(ErpEndpoint.SalesOrders, order); // @exact POST /v2/salesOrders x
  cache.set(`/v2/salesOrders/${created.id}`, created); // @decoy
  cache.invalidate('/v2/salesOrders'); // @decoy
  await shopify.post('/v2/orders/' + order.ref, { fulfilled: true }); // @decoy
  return created;
}

export async function lines(id: string) {
  const key = `GET:/v2/salesOrders/${id}/lineitems`; // @decoy
  return cache.remember(key, () => erp.get(erpPaths.orderLines(id))); // @exact GET /v2/salesOrders/{}/lineitems x
}

export const invoicePdf = (id: string) => erp.post<Blob>(erpPaths.invoicePdf(id)); // @exact POST /v2/invoices/{}/output/pdf x

export async function returnsOf(customer: string) {
  const { items } = await erp.get<Page<Return>>(erpPaths.returns.list, { query: { customer } }); // @exact GET /v2/returns x
  return Promise.all(items.map((r) => erp.get(erpPaths.returns.one(r.id)))); // @exact GET /v2/returns/{} x
}

export const billbeeOrders = () => billbee.get('/v2/salesOrders'); // @decoy
export const billbeeReturn = (r: Return) => billbee.post('/v2/returns', r); // @decoy
export const shopifyStock = () => shopify.get('/v2/stocks'); // @decoy

export async function cancel(id: string, reason: string) {
  await erp.post(`${ErpEndpoint.SalesOrders}/${id}/cancel`, { reason }); // @exact POST /v2/salesOrders/{}/cancel x
  await erp.patch(`/v2/salesOrders/${id}`, { comment: reason }); // @exact PATCH /v2/salesOrders/{} x
  await erp.remove(`/v2/salesOrders/${id}/notes/${reason}`); // @exact DELETE /v2/salesOrders/{}/notes/{} x
}
