import axios from 'axios'
import type { AxiosRequestConfig } from 'axios'

export const erp = axios.create({
  baseURL: `${import.meta.env.VITE_JTL_API_BASE}/erp`,
  headers: { Accept: 'application/json' },
})
erp.interceptors.request.use((config) => {
  config.headers['X-Tenant-ID'] = tenantId()
  return config
})

export const own = axios.create({ baseURL: '/api' })

export async function fetchJson<T>(url: string, init?: RequestInit): Promise<T> {
  const r = await fetch(url, init)
  return r.json()
}
