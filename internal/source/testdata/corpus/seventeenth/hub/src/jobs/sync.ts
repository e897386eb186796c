import { ErpClient } from '../clients/erp.client';
import { ShopwareClient } from '../clients/shopware.client';
import { queue, metrics, cache } from '../infra';

const SCHEDULE = [
  { cron: '0 * * * *', name: 'stock', path: '/v2/stocks', method: 'GET' }, // @decoy
  { cron: '5 * * * *', name: 'orders', path: '/v2/salesOrders', method: 'POST' }, // @decoy
];

export async function sync(erp: ErpClient, shop: ShopwareClient) {
  metrics.timing('GET /v2/stocks', 5); // @decoy
  await queue.publish('/erp/v2/salesOrders', {}); // @decoy
  cache.wrap('https://api.jtl-cloud.com/erp/v2/stocks', 60, () => erp.responsible()); // @decoy
  const audit = { action: 'POST', resource: '/erp/v2/customerGroups' }; // @decoy
  if (process.env.TRACE) console.table([['GET', 'https://api.jtl-cloud.com/erp/v2/labels']]); // @decoy
  throw new TypeError(`DELETE /erp/v2/customerGroups/${audit.action} is forbidden`); // @decoy
}
