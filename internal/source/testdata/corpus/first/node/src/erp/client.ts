import axios, { AxiosInstance } from "axios";
import { API_BASE, ERP_ROOT, Endpoints, WarehousePaths } from "./config";

/** Calls GET /v2/companies, see https://api.jtl-cloud.com/erp/v2/companies @decoy */
const http: AxiosInstance = axios.create({ baseURL: ERP_ROOT, timeout: 10_000 });

export async function jtlRequest<T>(method: string, path: string, body?: unknown): Promise<T> {
  const res = await fetch(`${ERP_ROOT}${path}`, {
    method,
    headers: { "X-Tenant-ID": "t", Authorization: `Bearer ${await token()}` },
    body: body ? JSON.stringify(body) : undefined,
  });
  return res.json() as Promise<T>;
}

export const jtlGet = <T>(path: string) => jtlRequest<T>("GET", path);
export const jtlPost = <T>(path: string, body: unknown) => jtlRequest<T>("POST", path, body);

export class ErpClient {
  constructor(private readonly tenant: string) {}

  async items(id: string) {
    const r = await fetch(`${API_BASE}/erp/v2/items/${id}`, { headers: { "X-Tenant-ID": this.tenant } }); // @exact GET /v2/items/{} x
    return r.json();
  }

  async createItem(item: unknown) {
    return http.post("/v2/items", item); // @exact POST /v2/items x
  }

  async updateItem(id: string, item: unknown) {
    return http.patch(`/v2/items/${id}`, item); // @exact PATCH /v2/items/{} x
  }

  stocks() {
    return http.get(Endpoints.stocks, { params: { pageSize: 50 } }); // @exact GET /v2/stocks x
  }

  adjust(body: object) {
    return http.request({ method: "POST", url: Endpoints.stocks, data: body }); // @exact POST /v2/stocks x
  }

  cancel(id: string) {
    return http.post(`${Endpoints.order(id)}/cancel`); // @exact POST /v2/salesOrders/{}/cancel x
  }

  notes(id: string) {
    return http.get(Endpoints.notes(id)); // @exact GET /v2/salesOrders/{}/notes x
  }

  warehouses() {
    return http.get(WarehousePaths.All); // @exact GET /v2/warehouses x
  }

  warehouseTypes() {
    return http.get<string[]>(WarehousePaths.Types); // @exact GET /v2/warehouses/types x
  }

  async invoice(id: string) {
    const url = API_BASE + "/erp/v2/invoices/" + encodeURIComponent(id);
    const options = {
      headers: { "X-Tenant-ID": this.tenant },
    };
    const response = await fetch(url, options); // @exact GET /v2/invoices/{} x
    return response.json();
  }

  async cancelInvoice(id: string) {
    return fetch(`https://api.jtl-cloud.com/erp/v2/invoices/${id}/cancel`, { method: "POST" }); // @exact POST /v2/invoices/{}/cancel l
  }

  async any(resource: string) {
    return http.get(`/v2/${resource}`); // @unresolved
  }
}
