import useSWR from 'swr';
import useSWRMutation from 'swr/mutation';
import { fetcher, send } from './fetcher';

export function useWarehouses() {
  return useSWR('/v2/warehouses', fetcher); // @exact GET /v2/warehouses x
}
export function useItem(id?: string) {
  const key = id ? `/v2/items/${id}/descriptions` : null;
  return useSWR(key, fetcher); // @exact GET /v2/items/{}/descriptions x
}
export function useCreate() {
  return useSWRMutation('/v2/customers', send); // @exact POST /v2/customers x
}
export function refresh(mutate: any) {
  mutate('/v2/stocks/changes'); // @decoy
  queryClient.invalidateQueries({ queryKey: ['/v2/companies'] }); // @decoy
}
export const labels = { '/v2/companies': 'Firmen', '/v2/stocks': 'Bestand' }; // @decoy
