import { ERP_ROOT, SHOPIFY_ROOT, BILLBEE_ROOT, env } from '../config/env';
import { accessToken } from './auth';

export interface RequestOptions {
  query?: Record<string, string | number | undefined>;
  json?: unknown;
}

async function call<T>(root: string, verb: string, path: string, headers: HeadersInit, opts: RequestOptions = {}): Promise<T> {
  const url = new URL(root + path);
  for (const [k, v] of Object.entries(opts.query ?? {})) if (v !== undefined) url.searchParams.set(k, String(v));
  const res = await fetch(url, { method: verb, headers, body: opts.json ? JSON.stringify(opts.json) : undefined });
  if (!res.ok) throw new Error(`${verb} ${path} failed with ${res.status}`);
  return res.json() as Promise<T>;
}

const erpHeaders = async () => ({ Authorization: `Bearer ${await accessToken()}`, 'X-Tenant-ID': env.JTL_TENANT });

export const erp = {
  get: async <T>(path: string, opts?: RequestOptions) => call<T>(ERP_ROOT, 'GET', path, await erpHeaders(), opts),
  post: async <T>(path: string, json?: unknown) => call<T>(ERP_ROOT, 'POST', path, await erpHeaders(), { json }),
  patch: async <T>(path: string, json?: unknown) => call<T>(ERP_ROOT, 'PATCH', path, await erpHeaders(), { json }),
  remove: async (path: string) => call<void>(ERP_ROOT, 'DELETE', path, await erpHeaders()),
};

export const shopify = {
  get: <T>(path: string) => call<T>(SHOPIFY_ROOT, 'GET', path, { 'X-Shopify-Access-Token': process.env.SHOPIFY_TOKEN! }),
  post: <T>(path: string, json: unknown) => call<T>(SHOPIFY_ROOT, 'POST', path, {}, { json }),
};

export const billbee = {
  get: <T>(path: string) => call<T>(BILLBEE_ROOT, 'GET', path, { 'X-Billbee-Api-Key': env.BILLBEE_KEY }),
  post: <T>(path: string, json: unknown) => call<T>(BILLBEE_ROOT, 'POST', path, {}, { json }),
};
