import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

const server = setupServer(
  http.get('https://api.jtl-cloud.com/erp/v2/stocks', () => HttpResponse.json({ items: [] })), // @decoy
  http.post('https://api.jtl-cloud.com/erp/v2/salesOrders', () => HttpResponse.json({ id: '1' })), // @decoy
);
it('sends', () => expect(fetchMock).toHaveBeenCalledWith('https://api.jtl-cloud.com/erp/v2/salesOrders')); // @decoy
