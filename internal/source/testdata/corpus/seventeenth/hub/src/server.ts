import { Hono } from 'hono';
import { createYoga } from 'graphql-yoga';
const app = new Hono().basePath('/erp'); // @decoy
app.get('/v2/stocks', (c) => c.json([])); // @decoy
app.on(['PUT', 'DELETE'], '/erp/v2/labels/:id', (c) => c.text('x')); // @decoy
app.use('/erp/v2/*', auth); // @decoy
const yoga = createYoga({ graphqlEndpoint: '/erp/v2/graphql', schema: createSchema({ typeDefs: 'type Query { QueryItems: [Item] }' }) }); // @decoy
export const openapi = { paths: { '/erp/v2/stocks': { get: { summary: 'GET /v2/stocks' } } } }; // @decoy
export const allow = new RegExp('^/erp/v2/(stocks|labels)'); // @decoy
new Worker('/erp/v2/stocks.js'); // @decoy
