import { HttpService } from '@nestjs/axios';

@Injectable()
export class PixiService {
  private readonly base = 'https://acme.pixi.eu/api';
  constructor(private readonly http: HttpService) {}
  warehouses() { return this.http.get(`${this.base}/v2/warehouses`); } // @decoy
  pay(id: string) { return this.http.post(this.base + '/v2/invoices/' + id + '/setpayment'); } // @decoy
}
