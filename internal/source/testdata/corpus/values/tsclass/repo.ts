import { Http } from './http';

export class LabelRepo extends Http {
  protected readonly resource = 'labels';
  all() { return this.list(); } // @exact GET /v2/labels x
  drop(id: string) { return this.remove(id); } // @exact DELETE /v2/labels/{} x
  add(body: unknown) { return this.create(body); } // @exact POST /v2/labels x
}

export class StockRepo extends Http {
  protected readonly resource = 'stocks';
  all() { return this.list(); } // @exact GET /v2/stocks x
}
