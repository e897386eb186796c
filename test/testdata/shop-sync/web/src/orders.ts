import { call } from "./client";

export const groups = (tenant: string) => call("/v2/customerGroups", "GET", tenant);

export function createOrder(tenant: string, order: object) {
  return call("/v2/salesOrders", "POST", tenant, order);
}

export const item = (tenant: string, id: string) => call(`/v2/items/${id}`, "GET", tenant);

// Which resource it reads is decided by the settings of the merchant.
export const any = (tenant: string, resource: string) => call(`/v2/${resource}`, "GET", tenant);
