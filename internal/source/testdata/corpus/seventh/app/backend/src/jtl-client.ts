import { config } from './config.js';
import { TokenCache } from './token-cache.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export class JtlClient {
  private readonly tokens = new TokenCache(config.clientId, config.clientSecret);

  constructor(private readonly tenantId: string, private readonly fetchImpl: typeof fetch = fetch) {}

  async send<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const token = await this.tokens.get();
    const res = await this.fetchImpl(new URL(path, config.apiBase), {
      method,
      headers: { authorization: `Bearer ${token}`, 'x-tenant-id': this.tenantId, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!res.ok) throw new Error(`${method} ${path}: ${res.status}`);
    return (await res.json()) as T;
  }

  getItem = (id: string) => this.send<Item>('GET', `/erp/v2/items/${encodeURIComponent(id)}`); // @exact GET /v2/items/{} f

  async *allStocks(): AsyncGenerator<Stock> {
    for (let page = 1; ; page++) {
      const result = await this.send<Page<Stock>>('GET', `/erp/v2/stocks?pageNumber=${page}&pageSize=100`); // @exact GET /v2/stocks f
      yield* result.items;
      if (!result.hasNextPage) return;
    }
  }

  updateCustomer(id: string, patch: Partial<Customer>) {
    return this.send('PATCH', ['/erp/v2/customers', id].join('/'), patch); // @exact PATCH /v2/customers/{} f
  }

  graphql<T>(query: string, variables = {}) {
    return this.send<T>('POST', '/erp/v2/graphql', { query, variables });
  }
}
