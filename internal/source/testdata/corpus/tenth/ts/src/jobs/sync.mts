import { request } from 'undici';
import got from 'got';
import wretch from 'wretch';
import { $fetch } from 'ofetch';
import https from 'node:https';

const HOST = 'api.jtl-cloud.com';
const base = `https://${HOST}/erp/v2`;
const headers = { 'x-tenant-id': process.env.TENANT };

export async function run() {
  const { body } = await request(`${base}/stocks`, { headers }); // @exact GET /v2/stocks f
  await request(base + '/customers', { method: 'POST', headers, body: JSON.stringify(c) }); // @exact POST /v2/customers f
  const erp = got.extend({ prefixUrl: base, headers });
  await erp.delete(`labels/${id}`); // @exact DELETE /v2/labels/{} f
  const w = wretch(base).headers(headers);
  await w.url('/manufacturers').get().json(); // @exact GET /v2/manufacturers f
  await w.url(`/items/${id}`).patch(p).res(); // @exact PATCH /v2/items/{} f
  await $fetch('/returns', { baseURL: base, headers }); // @exact GET /v2/returns f
  https.request({ hostname: HOST, path: '/erp/v2/paymentMethods', method: 'GET', headers }, (res) => res.resume()).end(); // @exact GET /v2/paymentMethods l
  https.get(`${base}/shippingMethods`, { headers }, onResponse); // @exact GET /v2/shippingMethods f
  const req = new Request(`${base}/stocks`, { method: 'POST', headers, body: '{}' }); // @exact POST /v2/stocks f
  await fetch(req);
  const xhr = new XMLHttpRequest();
  xhr.open('GET', `${base}/taxClasses`); // @exact GET /v2/taxClasses f
  navigator.sendBeacon('/erp/v2/stocks', ''); // @decoy
  const es = new EventSource('/erp/v2/stocks/changes'); // @decoy
  const ws = new WebSocket('wss://example.com/erp/v2/stocks'); // @decoy
  performance.mark('/erp/v2/stocks'); // @decoy
  await request('https://www.weclapp.com/webapp/api/v2/salesOrder'); // @decoy
  await $fetch("/api/erp/v2/items/1");
  await queue.add('/erp/v2/stocks', { id }); // @decoy
  i18n.t('/v2/stocks'); // @decoy
}
