const ROOT = `${import.meta.env.VITE_JTL ?? 'https://api.jtl-cloud.com'}/erp`;
export const fetcher = (path: string) =>
  fetch(ROOT + path, { headers: { 'X-Tenant-ID': tenant() } }).then((r) => r.json());
export async function send(path: string, { arg }: { arg: unknown }) {
  const r = await fetch(`${ROOT}${path}`, { method: 'POST', body: JSON.stringify(arg) });
  return r.json();
}
