import axios from 'axios';
import axiosRetry from 'axios-retry';

class JtlService {
  constructor({ url, apiKey, appId }) {
    this.client = axios.create({
      baseURL: `${url}/api/eazybusiness`,
      headers: { Authorization: `Wawi ${apiKey}`, 'X-AppId': appId, 'api-version': '1.0' },
    });
    axiosRetry(this.client, { retries: 3 });
  }

  async fetchAll(endpoint, params = {}) {
    const items = [];
    let page = 1;
    let more = true;
    while (more) {
      const { data } = await this.client.get(endpoint, { params: { ...params, pageNumber: page } });
      items.push(...data.Items);
      more = data.HasNextPage;
      page += 1;
    }
    return items;
  }

  getOrders(since) { return this.fetchAll('/salesOrders', { createdSince: since }); } // @exact GET /salesOrders f
  getCategories = () => this.fetchAll('categories'); // @exact GET /categories f
  async getOrder(id) {
    const [order, items] = await Promise.all([
      this.client.get(`/salesOrders/${id}`), // @exact GET /salesOrders/{} f
      this.client.get(`/salesOrders/${id}/lineitems`), // @exact GET /salesOrders/{}/lineitems f
    ]);
    return { ...order.data, items: items.data };
  }
  async updateStock(itemId, quantity) {
    try {
      await this.client({ url: '/stocks', method: 'post', data: { itemId, quantity } }); // @exact POST /stocks f
    } catch (err) {
      console.error('JTL POST /stocks failed', err.response?.data); // @decoy
      throw Object.assign(err, { endpoint: '/stocks' }); // @decoy
    }
  }
  async removeNote(customer, note) {
    await this.client.request({ method: 'DELETE', url: ['/customers', customer, 'notes', note].join('/') }); // @exact DELETE /customers/{}/notes/{} f
  }
}
export default JtlService;
