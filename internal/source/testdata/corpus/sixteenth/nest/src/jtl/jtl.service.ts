import { HttpService } from '@nestjs/axios';
import { Injectable, Logger } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';
import { ROUTES } from './routes';

@Injectable()
export class JtlService {
  private readonly logger = new Logger(JtlService.name);
  constructor(private readonly http: HttpService) {}

  private options(tenant: string) {
    return { headers: { 'X-Tenant-ID': tenant } };
  }

  async warehouses(tenant: string) {
    const res = await firstValueFrom(this.http.get(ROUTES.warehouses, this.options(tenant))); // @exact GET /v2/warehouses x
    this.logger.log(`GET ${ROUTES.warehouses}: ${res.status}`); // @decoy
    return res.data;
  }

  addHistory(tenant: string, id: string, text: string) {
    return firstValueFrom(this.http.post(`/v2/customers/${id}/addHistory`, { text }, this.options(tenant))); // @exact POST /v2/customers/{}/addHistory x
  }

  async setPayment(tenant: string, invoice: string) {
    const path = ROUTES.payment(invoice);
    return firstValueFrom(this.http.post(path, {}, this.options(tenant))); // @exact POST /v2/invoices/{}/setpayment x
  }
}
