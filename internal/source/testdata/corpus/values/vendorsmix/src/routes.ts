import { Hono } from 'hono';
const v2 = new Hono();
v2.get('/v2/stocks', (c) => c.json([])); // @decoy
v2.post('/erp/v2/labels', (c) => c.json({})); // @decoy
export default v2;
