class Shopware {
  constructor() { this.http = axios.create({ baseURL: process.env.SHOPWARE_URL }); }
  orders() { return this.http.get('/salesOrders'); } // @decoy
  items() { return this.http.get('/items'); } // @decoy
  one(method, id) { return this.http[method]('/items/' + id); } // @decoy
}
module.exports = Shopware;
