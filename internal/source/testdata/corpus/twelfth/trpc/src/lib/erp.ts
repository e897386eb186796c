import { env } from '../env';

const ERP_VERSION = 'v2';
export const erpUrl = (...parts: (string | number)[]) => [env.ERP_BASE ?? 'https://api.jtl-cloud.com/erp', ERP_VERSION, ...parts].join('/');

const defaults = (tenant: string): HeadersInit => ({ 'X-Tenant-ID': tenant, Accept: 'application/json' });

export class ErpError extends Error { constructor(public url: string) { super(url); } }

export async function erpFetch<T>(tenant: string, url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, { ...init, headers: { ...defaults(tenant), ...init?.headers } });
  if (!response.ok) throw new ErpError(url);
  return response.json() as Promise<T>;
}

export const erpGet = <T>(tenant: string, ...parts: string[]) => erpFetch<T>(tenant, erpUrl(...parts));
export const erpPost = <T>(tenant: string, resource: string, body: unknown) =>
  erpFetch<T>(tenant, `${env.ERP_BASE ?? 'https://api.jtl-cloud.com/erp'}/${ERP_VERSION}/${resource}`, { method: 'POST', body: JSON.stringify(body) });
export const erpDelete = (tenant: string, path: string) => erpFetch<void>(tenant, 'https://api.jtl-cloud.com/erp/v2' + path, { method: 'delete' });
