export enum ErpEndpoint {
  SalesOrders = '/v2/salesOrders',
  Stocks = '/v2/stocks',
  CustomerGroups = '/v2/customerGroups',
  ShippingMethods = '/v2/shippingMethods',
}

export const erpPaths = {
  orderLines: (orderId: string) => `/v2/salesOrders/${orderId}/lineitems`,
  invoicePdf: (id: string) => `/v2/invoices/${id}/output/pdf`,
  returns: { list: '/v2/returns', one: (id: string) => `/v2/returns/${id}` },
} as const;
