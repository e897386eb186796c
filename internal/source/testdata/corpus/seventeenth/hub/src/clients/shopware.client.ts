import { BaseClient } from './base.client';

export class ShopwareClient extends BaseClient {
  constructor(host: string) { super(`https://${host}/api`, { Accept: 'application/json' }); }
  groups() { return this.read('v2/customerGroups'); } // @decoy
  createGroup(g: Group) { return this.write('POST', 'v2/customerGroups', g); } // @decoy
  stock(id: string) { return this.write('PATCH', `v2/items/${id}`, {}); } // @decoy
}

export class XentralClient extends BaseClient {
  constructor() { super(process.env.XENTRAL_URL!, {}); }
  orders() { return this.read('v2/salesOrders'); } // @decoy
  returns() { return this.write('POST', 'v2/returns', {}); } // @decoy
}
