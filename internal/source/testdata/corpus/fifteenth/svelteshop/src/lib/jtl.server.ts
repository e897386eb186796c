import { env } from '$env/dynamic/private';
import ky from 'ky';

export const jtl = ky.extend({
  prefixUrl: env.JTL_API_BASE ? `${env.JTL_API_BASE}/erp` : 'https://api.jtl-cloud.com/erp',
  headers: { 'X-Tenant-ID': env.JTL_TENANT_ID },
});

const xentral = ky.create({ prefixUrl: 'https://acme.xentral.biz/api' });

export function pickLists(warehouse: string) {
  return jtl.get(`v2/wms/${warehouse}/picklists`).json<PickList[]>(); // @exact GET /v2/wms/{}/picklists f
}
export const adjust = (body: unknown) => jtl.post('v2/stocks', { json: body }); // @exact POST /v2/stocks f
export const changes = (since: Date) =>
  jtl('v2/stocks/changes', { searchParams: { startDate: since.toISOString() } }).json(); // @exact GET /v2/stocks/changes f
export const xentralStock = () => xentral.get('v2/stocks').json(); // @decoy
export const xentralPush = (o: unknown) => xentral.post('v2/salesOrders', { json: o }); // @decoy
