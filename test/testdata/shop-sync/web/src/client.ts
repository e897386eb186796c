// The client of the Cloud API. It once also called GET /erp/v2/warehouses.
export const ERP = "https://api.jtl-cloud.com/erp";

export async function call(path: string, method: string, tenant: string, body?: unknown) {
  const response = await fetch(ERP + path, {
    method,
    headers: { Authorization: `Bearer ${await token()}`, "X-Tenant-ID": tenant },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

declare function token(): Promise<string>;
