import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import got from 'got';
import { request } from 'undici';

@Injectable()
export class ErpService {
  private readonly url: string;
  private readonly client = got.extend({ prefixUrl: 'https://api.jtl-cloud.com/erp/v2', headers: { 'X-Tenant-ID': 'x' } });

  constructor(private readonly httpService: HttpService, config: ConfigService) {
    this.url = config.get<string>('JTL_ERP_URL', 'https://api.jtl-cloud.com/erp');
  }

  items(id: string) {
    return this.httpService.get(`${this.url}/v2/items/${id}/suppliers`).pipe(map((r) => r.data)); // @exact GET /v2/items/{}/suppliers f
  }

  async manufacturers() {
    return this.client.get('manufacturers').json(); // @exact GET /v2/manufacturers f
  }

  async newManufacturer(name: string) {
    return this.client.post('manufacturers', { json: { name } }); // @exact POST /v2/manufacturers f
  }

  async undici(id: string) {
    const { body } = await request(`${this.url}/v2/labels/${id}`, { method: 'PATCH' }); // @exact PATCH /v2/labels/{} f
    return body.json();
  }

  xhr(id: string) {
    const xhr = new XMLHttpRequest();
    xhr.open('DELETE', `${this.url}/v2/labels/${id}`); // @exact DELETE /v2/labels/{} f
    xhr.send();
  }

  jquery(id: string) {
    $.ajax({ type: 'POST', url: this.url + '/v2/salesOrders/' + id + '/cancel', success() {} }); // @exact POST /v2/salesOrders/{}/cancel f
    $.getJSON('https://api.jtl-cloud.com/erp/v2/companies', () => {}); // @exact GET /v2/companies l
  }
}
