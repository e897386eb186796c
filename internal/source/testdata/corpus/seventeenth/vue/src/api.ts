import { createFetch } from '@vueuse/core';
const useErp = createFetch({ baseUrl: 'https://api.jtl-cloud.com/erp/v2', fetchOptions: { headers: { 'X-Tenant-ID': tenant } } });
export const useStocks = () => useErp('stocks').get().json(); // @exact GET /v2/stocks f
export const useOrder = (o: object) => useErp('salesOrders').post(o).json(); // @exact POST /v2/salesOrders f
const request = async ({ url, method = 'GET', data }: Options) => (await axios({ baseURL: 'https://api.jtl-cloud.com/erp', url, method, data, headers: { 'X-Tenant-ID': tenant } })).data;
export const labels = () => request({ url: '/v2/labels' }); // @exact GET /v2/labels f
export const rename = (id: string, data: object) => request({ url: `/v2/labels/${id}`, method: 'PATCH', data }); // @exact PATCH /v2/labels/{} f
router.push({ path: '/v2/labels' }); // @decoy
window.open('https://api.jtl-cloud.com/erp/v2/labels'); // @decoy
navigator.serviceWorker.register('/erp/v2/stocks'); // @decoy
if (location.pathname.startsWith('/erp/v2/labels')) history.replaceState({}, '', '/v2/stocks'); // @decoy
