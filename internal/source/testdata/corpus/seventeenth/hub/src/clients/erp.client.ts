import { BaseClient } from './base.client';

export class ErpClient extends BaseClient {
  constructor(tenant: string) { super('https://api.jtl-cloud.com/erp', { 'X-Tenant-ID': tenant }); }
  responsible() { return this.read<Person[]>('v2/responsiblePersons'); } // @exact GET /v2/responsiblePersons x
  createGroup(g: Group) { return this.write('POST', 'v2/customerGroups', g); } // @exact POST /v2/customerGroups x
  deleteGroup(id: string) { return this.write('DELETE', `v2/customerGroups/${id}`, null); } // @exact DELETE /v2/customerGroups/{} x
  note(order: string, text: string) { return this.write('POST', `v2/salesOrders/${order}/notes`, { text }); } // @exact POST /v2/salesOrders/{}/notes x
  describe() { return 'ErpClient: v2/customerGroups, v2/responsiblePersons'; } // @decoy
}
