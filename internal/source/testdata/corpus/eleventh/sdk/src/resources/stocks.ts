import type { Http } from '../http';

export class Stocks {
  private readonly path = '/stocks';
  constructor(private readonly http: Http) {}
  list(query?: Record<string, string>) { return this.http.get<Stock[]>(this.path, { query }); } // @exact GET /v2/stocks x
  changes(since: Date) { return this.http.get<Change[]>(`${this.path}/changes`, { query: { startDate: since.toISOString() } }); } // @exact GET /v2/stocks/changes x
  adjust(body: Adjustment) { return this.http.post<void>(this.path, body); } // @exact POST /v2/stocks x
}

export abstract class Resource {
  protected abstract readonly path: string;
  constructor(protected readonly http: Http) {}
}

export class Items extends Resource {
  protected readonly path = '/items';
  get(id: string) { return this.http.get<Item>(`${this.path}/${encodeURIComponent(id)}`); } // @exact GET /v2/items/{} x
  update(id: string, patch: Partial<Item>) { return this.http.patch<Item>([this.path, id].join('/'), patch); } // @exact PATCH /v2/items/{} x
  toString() { return `Items(${this.path})`; } // @decoy
}

export class Labels extends Resource {
  protected readonly path = '/labels';
  remove(id: string) { return this.http.del(this.path + '/' + id); } // @exact DELETE /v2/labels/{} x
}
