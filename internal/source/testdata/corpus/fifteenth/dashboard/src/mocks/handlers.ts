import { http, HttpResponse } from 'msw';
const erpUrl = (p: string) => `https://api.jtl-cloud.com/erp${p}`;
export const handlers = [
  http.get(erpUrl('/v2/customerGroups'), () => HttpResponse.json([])), // @decoy
  http.patch('*/erp/v2/customers/:id', () => new HttpResponse(null, { status: 204 })), // @decoy
];
