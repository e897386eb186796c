import { env } from './env.server'

const headers = (tenant: string) => ({ 'X-Tenant-ID': tenant, Authorization: `Bearer ${env.TOKEN}` })

export const erpUrl = (path: string, params?: URLSearchParams) =>
  `https://api.jtl-cloud.com/erp/v2/${path.replace(/^\//, '')}${params ? '?' + params : ''}`

export async function erp<T>(tenant: string, path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(erpUrl(path), { ...init, headers: { ...headers(tenant), ...init.headers } })
  if (response.status === 401) throw redirect('/login')
  return response.json()
}
