import { HttpClient, HttpParams, HttpHeaders } from '@angular/common/http';
import { environment } from '../environments/environment';
import { inject } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class ErpService {
  private http = inject(HttpClient);
  private api = `${environment.erpUrl}/v2`;
  private headers = new HttpHeaders({ 'X-Tenant-ID': environment.tenant });

  stocks(page = 1) {
    const params = new HttpParams().set('pageNumber', page);
    return this.http.get<Stock[]>(`${this.api}/stocks`, { params, headers: this.headers }).pipe(retry(2)); // @exact GET /v2/stocks f
  }
  order = (o: Order) => this.http.post(`${this.api}/salesOrders`, o, { headers: this.headers }); // @exact POST /v2/salesOrders f
  label(id: string) { return this.http.request('DELETE', `${this.api}/labels/${id}`, { headers: this.headers }); } // @exact DELETE /v2/labels/{} f
  res = httpResource<Company[]>(() => ({ url: `${this.api}/companies`, headers: { 'X-Tenant-ID': 'x' } })); // @exact GET /v2/companies f
  open() { this.router.navigateByUrl('/v2/stocks'); } // @decoy
}
export const routes: Routes = [{ path: 'v2/stocks', loadComponent: () => import('./stocks') }]; // @decoy
