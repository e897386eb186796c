import express from 'express';
import JtlService from './jtl.service.js';
import { createProxyMiddleware } from 'http-proxy-middleware';

const app = express();
const api = express.Router();
const jtl = new JtlService({ url: process.env.JTL_URL, apiKey: process.env.JTL_KEY, appId: 'x' });
api.get('/salesOrders', async (req, res) => res.json(await jtl.getOrders(req.query.since))); // @decoy
api.post('/stocks', express.json(), (req, res, next) => jtl.updateStock(req.body).then(() => res.sendStatus(204), next)); // @decoy
api.get('/warehouses', async (_, res) => res.json(await jtl.fetchAll('/warehouses'))); // @exact GET /warehouses x
app.use('/api/eazybusiness', api); // @decoy
app.use('/items', createProxyMiddleware({ target: process.env.SHOP_URL })); // @decoy
app.all('/customers/*', (req, res) => res.redirect('/customers')); // @decoy
const shop = axios.create({ baseURL: process.env.SHOP_API });
shop.get('/customers').then(console.log); // @decoy
shop.post('/salesOrders', {}); // @decoy
io.emit('/stocks', {}); // @decoy
app.listen(3000, () => console.log('GET /salesOrders')); // @decoy
