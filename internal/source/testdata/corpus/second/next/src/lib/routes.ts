const ERP = '/erp/v2'
export const ROUTES = {
  customers: { create: `${ERP}/customers`, one: (id: string) => `${ERP}/customers/${id}` },
  orders: {
    notes: (id: string) => `${ERP}/salesOrders/${id}/notes`,
  },
}
