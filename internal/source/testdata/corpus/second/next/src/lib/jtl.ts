import 'server-only';

type Options = RequestInit & { query?: Record<string, string> };

/**
 * Thin client of the JTL ERP API.
 * @example await jtl.get('/erp/v2/companies') @decoy
 */
export class JtlApi {
  private readonly baseUrl = process.env.JTL_API_BASE || 'https://api.jtl-cloud.com';

  constructor(private readonly tenantId: string) {}

  private async request<T>(path: string, options: Options = {}): Promise<T> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      ...options,
      headers: { 'X-Tenant-ID': this.tenantId, ...options.headers },
    });
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return (await response.json()) as T;
  }

  get<T>(path: string) {
    return this.request<T>(path);
  }

  post<T>(path: string, body: unknown) {
    return this.request<T>(path, { method: 'POST', body: JSON.stringify(body) });
  }

  listWarehouses() {
    return this.get<Page<Warehouse>>('/erp/v2/warehouses'); // @exact GET /v2/warehouses f
  }

  createOrder(order: NewOrder) {
    return this.post<Order>('/erp/v2/salesOrders', order); // @exact POST /v2/salesOrders f
  }

  patchOrder(id: string, patch: Partial<Order>) {
    return this.request<Order>(`/erp/v2/salesOrders/${id}`, { method: 'PATCH', body: JSON.stringify(patch) }); // @exact PATCH /v2/salesOrders/{} f
  }

  stock(warehouseId?: string) {
    const suffix = warehouseId ? `?warehouseId=${warehouseId}` : '';
    return this.get<Stock[]>('/erp/v2/stocks' + suffix); // @exact GET /v2/stocks f
  }
}
