export const API_BASE = process.env.JTL_API_BASE ?? "https://api.jtl-cloud.com";
export const ERP_ROOT = `${API_BASE}/erp`;
export const TENANT_HEADER = "X-Tenant-ID";

export const Endpoints = {
  stocks: "/v2/stocks",
  order: (id: string) => `/v2/salesOrders/${id}`,
  notes: (id: string) => `/v2/salesOrders/${id}/notes`,
  customers: '/v2/customers',
} as const;

export enum WarehousePaths {
  All = "/v2/warehouses",
  Types = "/v2/warehouses/types",
}
