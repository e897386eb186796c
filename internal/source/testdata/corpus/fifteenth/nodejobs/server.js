const express = require('express');
const { createProxyMiddleware } = require('http-proxy-middleware');
const router = express.Router();
router.route('/api/eazybusiness/items').get(list).post(create); // @decoy
router.get('/erp/v2/stocks', auth, stocks); // @decoy
router.all('/erp/v2/*', (req, res) => res.status(501).send('POST /erp/v2/items is not available')); // @decoy
const fastify = require('fastify')();
fastify.route({ method: 'GET', url: '/erp/v2/items/:id', handler: item }); // @decoy
fastify.register(require('@fastify/http-proxy'), { prefix: '/erp/v2/companies' }); // @decoy
module.exports = router;
