const axios = require('axios').default;
const { getToken } = require('./auth');

const ERP_BASE_URL = process.env.ERP_BASE_URL || 'https://api.jtl-cloud.com/erp';

// Usage: erpRequest('get', '/v2/companies', tenantId)   @decoy
async function erpRequest(method, path, tenantId, data) {
  const token = await getToken();
  try {
    const { data: result } = await axios({
      method,
      url: ERP_BASE_URL + path,
      data,
      headers: { Authorization: `Bearer ${token}`, 'X-Tenant-ID': tenantId },
    });
    return result;
  } catch (e) {
    if (e.response?.status === 404) return null;
    throw e;
  }
}

const getCustomer = (id, t) => erpRequest('get', `/v2/customer/${id}`, t); // @exact GET /v2/customer/{} f
const createCustomer = (c, t) => erpRequest('post', '/v2/customers', t, c); // @exact POST /v2/customers f

module.exports = { erpRequest, getCustomer, createCustomer };
