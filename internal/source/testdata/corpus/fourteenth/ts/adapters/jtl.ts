import { Adapter } from './base';

export class JtlAdapter extends Adapter {
  protected baseUrl = 'https://api.jtl-cloud.com/erp';
  protected headers() { return { 'X-Tenant-ID': this.tenant }; }
  orders(o: Order) { return this.request('POST', '/v2/salesOrders', o); } // @exact POST /v2/salesOrders x
  stocks() { return this.request<Stock[]>('GET', '/v2/stocks'); } // @exact GET /v2/stocks x
}
