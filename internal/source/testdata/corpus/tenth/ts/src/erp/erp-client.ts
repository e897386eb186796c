import { Injectable, Inject } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { firstValueFrom } from 'rxjs';
import { Endpoints, Path } from './endpoints';

interface Call { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string; body?: unknown }

@Injectable()
export class ErpClient {
  private readonly root = process.env.ERP_ROOT || 'https://api.jtl-cloud.com/erp';

  constructor(private readonly http: HttpService, @Inject('TENANT') private readonly tenant: string) {}

  async send<T>({ method, path, body }: Call): Promise<T> {
    const { data } = await firstValueFrom(
      this.http.request<T>({ method, url: this.root + path, data: body, headers: { 'X-Tenant-ID': this.tenant } }),
    );
    return data;
  }

  companies() {
    return this.send<Company[]>({ method: 'GET', path: Path.Companies }); // @exact GET /v2/companies x
  }

  item(id: string) {
    return this.send<Item>({ method: 'GET', path: Endpoints.items.byId(id) }); // @exact GET /v2/items/{} x
  }

  rename(id: string, name: string) {
    return this.send({ path: Endpoints.items.byId(id), method: 'PATCH', body: { name } }); // @exact PATCH /v2/items/{} x
  }

  async order(o: Order) {
    const created = await this.send<{ id: string }>({ method: 'POST', path: Endpoints.orders.create, body: o }); // @exact POST /v2/salesOrders x
    return this.send({ method: 'GET', path: Endpoints.orders.lines(created.id) }); // @exact GET /v2/salesOrders/{}/lineitems x
  }

  observable(id: string) {
    return this.http.get<Price[]>(`${this.root}${Endpoints.items.prices(id)}`).pipe(map((r) => r.data)); // @exact GET /v2/items/{}/prices x
  }

  describe(c: Call) {
    this.logger.debug(`calling ${c.method} /v2/stocks`); // @decoy
    return { title: 'Stocks', href: '/v2/stocks' }; // @decoy
  }
}
