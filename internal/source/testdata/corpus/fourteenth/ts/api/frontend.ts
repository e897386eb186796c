import axios from 'axios';
// The browser talks to the app's own server only.
const api = axios.create({ baseURL: '/api' });
export const stocks = () => api.get('/v2/stocks'); // @decoy
export const orders = (o: Order) => api.post('/v2/salesOrders', o); // @decoy
export const me = () => fetch('/v2/companies', { headers: { authorization: token } }); // @decoy
export const ws = () => new WebSocket(`${location.origin}/v2/stocks/changes`); // @decoy
const erp = axios.create({ baseURL: 'https://api.jtl-cloud.com/erp', headers: { 'X-Tenant-ID': tenant } });
export const direct = () => erp.get('/v2/stocks'); // @exact GET /v2/stocks f
export const both = async () => { await Promise.allSettled([api.delete('/v2/labels/1'), erp.delete('/v2/labels/' + id)]); }; // @exact DELETE /v2/labels/{} f
