const axios = require('axios');
// plentymarkets, the old shop
const client = axios.create({ baseURL: 'https://p12345.my.plentysystems.com' });
client.get('/rest/orders'); // @decoy
client.get('/v2/items/5'); // @decoy
module.exports = client;
