const { wawiGet, wawiAll, wawiSend } = require('./client');
const wawi = require('./client');
const cache = require('./cache');

async function run(conn) {
  await wawiGet(conn, '/info'); // @exact GET /info x
  await wawiAll(conn, '/salesOrders', save); // @exact GET /salesOrders x
  await wawi.wawiAll(conn, 'items', save); // @exact GET /items x
  await wawiSend(conn, 'POST', '/customers', body); // @exact POST /customers x
  await wawiSend(conn, 'patch', `/items/${id}`, body); // @exact PATCH /items/{} x
  await cache.get(conn, '/warehouses'); // @decoy
  log.warn('wawiAll failed', { path: '/salesOrders', page: 1 }); // @decoy
  if (req.path.startsWith('/items')) next(); // @decoy
  const steps = ['/stocks', '/customers', '/items']; // @decoy
  navigate('/customers'); // @decoy
}
