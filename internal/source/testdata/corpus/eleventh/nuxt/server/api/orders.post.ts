import { useErp } from '../../composables/useErp';

export default defineEventHandler(async (event) => {
  const erp = useErp();
  const body = await readBody(event);
  const order = await erp('/salesOrders', { method: 'POST', body }); // @exact POST /v2/salesOrders x
  const lines = await erp(`/salesOrders/${order.id}/lineitems`); // @exact GET /v2/salesOrders/{}/lineitems x
  await useStorage().setItem('/salesOrders', order); // @decoy
  if (getRequestURL(event).pathname === '/api/salesOrders') setHeader(event, 'Location', '/salesOrders/' + order.id); // @decoy
  return sendRedirect(event, '/erp/v2/companies'); // @decoy
});
