import createClient from 'openapi-fetch';
import type { paths } from './schema';
import { useQuery, useMutation } from '@tanstack/react-query';

const client = createClient<paths>({ baseUrl: 'https://api.jtl-cloud.com/erp', headers: { 'X-Tenant-ID': tenant } });

export async function load(id: string) {
  const { data, error } = await client.GET('/v2/items/{Id}', { params: { path: { Id: id } } }); // @exact GET /v2/items/{} f
  if (error) throw new Error('GET /v2/items/{Id}: ' + error); // @decoy
  await client.POST('/v2/stocks', { body: { amount: 1 } }); // @exact POST /v2/stocks f
  await client.DELETE('/v2/labels/{labelId}', { params: { path: { labelId: id } } }); // @exact DELETE /v2/labels/{} f
  return data;
}
type Item = paths['/v2/items/{Id}']['get']['responses'][200]; // @decoy
export const useStocks = () => useQuery({ queryKey: ['/v2/stocks'], queryFn: () => client.GET('/v2/stocks') }); // @exact GET /v2/stocks f
export const useNote = (id: string) => useMutation({ mutationFn: (text: string) => client.POST(`/v2/customers/{customerId}/notes`, { params: { path: { customerId: id } }, body: { text } }) }); // @exact POST /v2/customers/{}/notes f
export const keys = { stocks: ['/v2/stocks'] as const, item: (id: string) => ['/v2/items', id] as const }; // @decoy
