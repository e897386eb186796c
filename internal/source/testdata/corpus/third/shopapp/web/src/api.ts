export class ApiError extends Error {}

interface RequestConfig { method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body?: unknown; }

const JTL = import.meta.env.VITE_JTL_API_BASE as string;

async function call<T>(endpoint: string, { method = 'GET', body }: RequestConfig = {}): Promise<T> {
  const res = await fetch(`${JTL}/erp/v2/${endpoint}`, { method, body: JSON.stringify(body) });
  if (!res.ok) throw new ApiError(res.statusText);
  return res.json();
}

export const api = {
  taxClasses: () => call<TaxClass[]>('taxClasses'), // @exact GET /v2/taxClasses f
  createReturn: (r: Return) => call('returns', { method: 'POST', body: r }), // @exact POST /v2/returns f
  updateItem: (id: string, i: Item) => call(`items/${id}`, { method: 'PATCH', body: i }), // @exact PATCH /v2/items/{} f
  removeLabel(id: string) {
    return call(`labels/${id}`, { method: 'DELETE' }); // @exact DELETE /v2/labels/{} f
  },
};
export const keys = { items: ['/erp/v2/items'], one: (id: string) => ['/erp/v2/items', id] as const }; // @decoy
export const backend = (p: string) => fetch(`/api${p}`); 
export const mine = () => backend('/v2/companies'); // @decoy
