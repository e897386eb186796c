import { defineStore } from 'pinia'
import { erp, own, fetchJson } from '@/http'

const BASE = 'https://api.jtl-cloud.com/erp/v2'
export const useOrders = defineStore('orders', {
  state: () => ({ url: '/v2/salesOrders', list: [] }), // @decoy
  actions: {
    async create(order: Order) {
      const { data } = await erp.post<Order>('/v2/salesOrders', order) // @exact POST /v2/salesOrders x
      this.list.push(data)
    },
    async lines(id: string) {
      return (await erp.get(`/v2/salesOrders/${id}/lineitems`, { params: { pageSize: 5 } })).data // @exact GET /v2/salesOrders/{}/lineitems x
    },
    async cancel(id: string) {
      await fetchJson(`${BASE}/salesOrders/${id}/cancel`, { method: 'POST' }) // @exact POST /v2/salesOrders/{}/cancel f
    },
    async notes(id: string) {
      return fetchJson(BASE + `/salesOrders/${id}/notes`) // @exact GET /v2/salesOrders/{}/notes f
    },
    async mine() {
      await own.get('/v2/companies') // @decoy
      await own.delete('/erp/v2/customers/1') // @decoy
      await $fetch('/api/v2/stocks') // @decoy
      this.router.replace('/v2/customers/1') // @decoy
      window.open('/v2/items/5') // @decoy
      sessionStorage.setItem('/erp/v2/stocks', '1') // @decoy
      bus.emit('/erp/v2/stocks') // @decoy
    },
  },
})
