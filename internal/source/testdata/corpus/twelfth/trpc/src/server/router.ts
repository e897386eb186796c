import { erpFetch, erpPost, erpDelete, erpUrl } from '../lib/erp';
import { router, procedure } from './trpc';

export const appRouter = router({
  stocks: procedure.query(({ ctx }) => erpFetch<Stock[]>(ctx.tenant, 'https://api.jtl-cloud.com/erp/v2/stocks')), // @exact GET /v2/stocks l
  adjust: procedure.input(z.any()).mutation(({ ctx, input }) => erpPost(ctx.tenant, 'stocks', input)), // @exact POST /v2/stocks x
  customer: procedure.mutation(async ({ ctx, input }) => {
    const created = await erpPost<{ id: string }>(ctx.tenant, 'customers', input); // @exact POST /v2/customers x
    await erpDelete(ctx.tenant, `/labels/${created.id}`); // @exact DELETE /v2/labels/{} x
    await audit.write('customers', created.id); // @decoy
    await db.query('select * from customers'); // @decoy
    return created;
  }),
  warehouses: procedure.query(({ ctx }) => erpFetch(ctx.tenant, erpUrl('warehouses'))), // @exact GET /v2/warehouses x
});
export type Links = { stocks: '/erp/v2/stocks'; self: `/v2/items/${string}` }; // @decoy
server.route({ method: 'GET', path: '/erp/v2/stocks', handler: list }); // @decoy
server.route({ method: 'POST', url: '/erp/v2/salesOrders', handler: create }); // @decoy
export const openapi = { servers: [{ url: 'https://api.jtl-cloud.com/erp' }], paths: { '/v2/stocks': { get: {} } } }; // @decoy
