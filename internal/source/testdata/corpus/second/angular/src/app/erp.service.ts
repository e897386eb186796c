import { HttpClient } from '@angular/common/http';
import { environment } from '../environments/environment';

@Injectable({ providedIn: 'root' })
export class ErpService {
  private http = inject(HttpClient);
  private router = inject(Router);

  suppliers() {
    return this.http.get<Supplier[]>(`${environment.jtlApi}/v2/suppliers`); // @exact GET /v2/suppliers x
  }

  remove(id: string) {
    return this.http.delete(environment.jtlApi + '/v2/productGroups/' + id); // @exact DELETE /v2/productGroups/{} x
  }

  save(id: string, group: Group) {
    const target = `${environment.jtlApi}/v2/productGroups`;
    return id ? this.http.patch(`${target}/${id}`, group) : this.http.post(target, group); // @exact PATCH /v2/productGroups/{} x
  }

  go() {
    this.router.navigate(['/v2/items', 1]); // @decoy
    this.router.navigateByUrl('/v2/customers/1'); // @decoy
    return this.http.get(`${environment.backend}/v2/customers/1`); // @decoy
  }
}

const routes = [{ path: 'v2/items/:id', component: Items }]; // @decoy
