const jtl = axios.create({ baseURL: 'https://api.jtl-cloud.com/erp/v2' });
const billbee = axios.create({ baseURL: 'https://api.billbee.io/api/v1' });
const weclapp = { base: 'https://acme.weclapp.com/webapp/api/v1' };
export async function move(id: string) {
  const { data } = await billbee.get(`/customers/${id}`); // @decoy
  await jtl.post('/customers', data); // @exact POST /v2/customers f
  await billbee.delete(`/customers/${id}`); // @decoy
  await fetch(weclapp.base + '/customers', { method: 'POST' }); // @decoy
  await fetch('https://connect.mailchimp.example/v2/customers', { method: 'POST', headers: { 'X-Tenant-ID': 'x' } }); // @decoy
  await axios.patch(`https://${id}.plentymarkets-cloud01.com/v2/items/1`); // @decoy
  await axios.get(`${getShopUrl()}/v2/companies`); // @decoy
  await axios.get(`${window.location.origin}/erp/v2/companies`); // @decoy
}
