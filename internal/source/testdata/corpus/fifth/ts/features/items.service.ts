import { BaseService } from '../core/base.service';
import { Paths as P } from '../core/paths';

export class ItemsService extends BaseService {
  protected readonly resource = '/items';
  categories(id: string) { return this.read<Category[]>(`/items/${id}/categories`); } // @exact GET /v2/items/{}/categories x
  create(item: Item) { return this.write<Item>('/items', item); } // @exact POST /v2/items x
  patch(id: string, item: Item) { return this.write<Item>(`/items/${id}`, item, 'PATCH'); } // @exact PATCH /v2/items/{} x
  companies() { return this.read(P.companies); } // @exact GET /v2/companies x
  label(id: string) { return this.http.delete(this.url(P.label(id))); } // @exact DELETE /v2/labels/{} x
  log() { this.logger.verbose(this.url('/items')); } // @decoy
  cacheKey(id: string) { return `${this.url()}/items/${id}`; } // @decoy
}
