import { Adapter } from './base';

export class WeclappAdapter extends Adapter {
  protected baseUrl = 'https://acme.weclapp.com/webapp/api';
  orders(o: Order) { return this.request('POST', '/v2/salesOrders', o); } // @decoy
  stocks() { return this.request<Stock[]>('GET', '/v2/stocks'); } // @decoy
}
export class CinAdapter extends Adapter {
  protected baseUrl = process.env.CIN7_URL!;
  orders(o: Order) { return this.request('POST', '/v2/salesOrders', o); } // @decoy
  async list() { return (await fetch(this.baseUrl + '/v2/stocks')).json(); } // @decoy
}
