import ky from 'ky';
const BASE = import.meta.env.VITE_JTL_API_BASE;
const api = ky.create({ prefixUrl: `${BASE}/erp/v2`, headers: { 'X-Tenant-ID': tenant } });

export const listSalesChannels = () => api.get('salesChannels').json(); // @exact GET /v2/salesChannels f
export const createCustomer = (c) => api.post('customers', { json: c }).json(); // @exact POST /v2/customers f
export function changeCustomer(id, c) {
  return api.patch(`customers/${id}`, { json: c }); // @exact PATCH /v2/customers/{} f
}
export const removeLabel = (id) => api.delete(`labels/${id}`); // @exact DELETE /v2/labels/{} f
export const printers = () => api('printers').json(); // @exact GET /v2/printers f
