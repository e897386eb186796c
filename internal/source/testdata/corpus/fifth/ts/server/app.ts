import Fastify from 'fastify';
import { Hono } from 'hono';
const web = Fastify({ logger: true });
web.get('/erp/v2/stocks', async () => ({})); // @decoy
web.route({ method: 'POST', url: '/v2/returns', handler: () => 1 }); // @decoy
const h = new Hono().basePath('/v2');
h.delete('/v2/labels/:id', (c) => c.text('x')); // @decoy
export default { routes: { 'GET /erp/v2/items': 'x', '/v2/customers': 'y' } }; // @decoy
const trpc = { path: '/v2/stocks', method: 'GET' }; // @decoy
test.each(['/erp/v2/items'])('x', () => {}); // @decoy
const allowed = new Set(['/erp/v2/stocks', '/erp/v2/items']); // @decoy
if (allowed.has('/erp/v2/stocks')) metrics.inc({ route: '/erp/v2/stocks' }); // @decoy
export const swagger = { '/v2/items': { get: { summary: 'x' } } }; // @decoy
