'use strict';
const got = require('got');
const path = require('path');

const BASE = process.env.WAWI_URL || 'http://127.0.0.1:64110/api/eazybusiness';

class Wawi {
  constructor(key) {
    this.http = got.extend({
      prefixUrl: BASE,
      responseType: 'json',
      headers: { authorization: `Wawi ${key}`, 'api-version': '1.0' },
    });
  }
  items() { return this.http.get('items').json(); } // @exact GET /items f
  item(id) { return this.http.get('items/' + id).json(); } // @exact GET /items/{} f
  categories() { return this.http('categories').json(); } // @exact GET /categories f
  describe(id, d) { return this.http.post(`items/${id}/descriptions`, { json: d }); } // @exact POST /items/{}/descriptions f
  price(id, c, q, body) { return this.http.patch(`items/${id}/customerPrices/${c}/${q}`, { json: body }); } // @exact PATCH /items/{}/customerPrices/{}/{} f
  file(id) { return path.join('items', String(id), 'images'); } // @decoy
}

module.exports = { Wawi, BASE };
