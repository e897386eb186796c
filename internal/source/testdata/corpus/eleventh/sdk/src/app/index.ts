import { Http } from '../http';
import { Stocks } from '../resources/stocks';
import { Hono } from 'hono';

const http = new Http({ tenant: env.TENANT, token });
export const stocks = new Stocks(http);
const app = new Hono();
app.get('/stocks', async (c) => c.json(await stocks.list())); // @decoy
app.post('/customers', async (c) => c.json(await http.post('/customers', await c.req.json()))); // @exact POST /v2/customers x
app.get('/manufacturers/:id', (c) => http.get(`/manufacturers/${c.req.param('id')}`).then((m) => c.json(m))); // @exact GET /v2/manufacturers/{} x
app.on(['PUT'], '/items/:id', (c) => c.redirect('/items')); // @decoy
const kv = await Deno.openKv();
await kv.get(['/stocks', tenant]); // @decoy
await c.env.BUCKET.get('/items/1.json'); // @decoy
export default { fetch: app.fetch, routes: ['/stocks', '/items'] }; // @decoy
