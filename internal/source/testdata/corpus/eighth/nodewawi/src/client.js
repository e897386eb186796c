const axios = require('axios');
const log = require('./log');

function headersFor(conn) {
  return { Authorization: `Wawi ${conn.apiKey}`, 'x-appid': conn.appId, 'api-version': '1.1' };
}

// Reads only. The list below is what GET /items and GET /salesOrders answer.
async function wawiGet(conn, path, params = {}) {
  const url = conn.base_url.replace(/\/$/, '') + '/' + String(path).replace(/^\//, '');
  const res = await axios.get(url, { headers: headersFor(conn), params });
  return res.data;
}

async function wawiAll(conn, path, onPage) {
  for (let page = 1; ; page++) {
    const data = await wawiGet(conn, path, { pageNumber: page, pageSize: 250 });
    await onPage(data.Items);
    if (!data.HasNextPage) return;
  }
}

async function wawiSend(conn, verb, path, body) {
  const client = axios.create({ baseURL: conn.base_url, headers: headersFor(conn) });
  return client[verb.toLowerCase()](path, body);
}

module.exports = { wawiGet, wawiAll, wawiSend };
