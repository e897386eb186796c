import { ref } from 'vue'
const baseUrl = import.meta.env.VITE_API_URL
const erp = `${baseUrl}/erp/v2`

export function useOrders() {
  const orders = ref([])
  async function load() {
    const path = '/salesOrders/workflowEvents'
    const res = await fetch(erp + path) // @exact GET /v2/salesOrders/workflowEvents f
    orders.value = await res.json()
  }
  async function addLine(orderId, line) {
    await fetch(`${erp}/salesOrders/${orderId}/lineitems`, { // @exact POST /v2/salesOrders/{}/lineitems f
      method: 'POST',
      body: JSON.stringify(line),
    })
  }
  async function removeLine(orderId, lineId) {
    const url = new URL(`${erp}/salesOrders/${orderId}/lineitems/${lineId}`)
    url.searchParams.set('force', '1')
    await fetch(url, { method: "delete" }) // @exact DELETE /v2/salesOrders/{}/lineitems/{} f
  }
  const own = () => fetch('/api/orders') // @decoy
  const own2 = () => fetch('/api/items/5', { method: 'DELETE' }) // @decoy
  const router = useRouter()
  router.push('/items/5') // @decoy
  localStorage.getItem('/v2/items') // @decoy
  return { orders, load, addLine, removeLine, own, own2 }
}
