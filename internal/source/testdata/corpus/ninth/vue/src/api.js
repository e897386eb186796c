import axios from 'axios'
const http = axios.create({ baseURL: import.meta.env.VITE_BACKEND_URL })
// the server of the app passes these on to the platform
export const items = () => http.get('/items') // @decoy
export const orders = () => http.get('/v1/orders') // @decoy
export const erp = axios.create()
erp.defaults.baseURL = 'https://api.jtl-cloud.com/erp/v2'
erp.interceptors.request.use(c => ({ ...c, headers: { ...c.headers, 'X-Tenant-ID': tenant.value } }))
export default {
  warehouses: () => erp.get('warehouses'), // @exact GET /v2/warehouses f
  returns: (id) => erp.get(`returns/${id}`).then(r => r.data), // @exact GET /v2/returns/{} f
  order: (o) => erp.post('salesOrders', o), // @exact POST /v2/salesOrders f
  routes: [{ path: '/returns/:id', component: () => import('./R.vue') }] // @decoy
}
