import 'server-only'
import { cache } from 'react'

type Init = Omit<RequestInit, 'body'> & { body?: unknown; tenant: string }

export class JtlError extends Error {
  constructor(readonly status: number, readonly path: string) { super(`${status} ${path}`) }
}

export async function jtl<T>(path: `/${string}`, { tenant, body, ...init }: Init): Promise<T> {
  const res = await fetch(new URL(`/erp/v2${path}`, 'https://api.jtl-cloud.com'), {
    ...init,
    headers: { 'X-Tenant-ID': tenant, ...init.headers },
    body: body ? JSON.stringify(body) : undefined,
  })
  if (!res.ok) throw new JtlError(res.status, path)
  return res.json()
}

export const getCompanies = cache((tenant: string) => jtl<Company[]>('/companies', { tenant })) // @exact GET /v2/companies f
export const getStock = (tenant: string, id: string) => jtl<Stock>(`/stocks?itemId=${id}`, { tenant, next: { tags: ['/stocks'] } }) // @exact GET /v2/stocks f
export const createCustomer = (tenant: string, body: Customer) =>
  jtl<Customer>('/customers', { tenant, method: 'POST', body }) // @exact POST /v2/customers f
