export const Endpoints = {
  items: {
    byId: (id: string) => `/v2/items/${id}`,
    prices: (id: string) => `/v2/items/${id}/prices`,
  },
  stocks: '/v2/stocks',
  orders: { create: '/v2/salesOrders', lines: (id: string) => `/v2/salesOrders/${id}/lineitems` },
} as const;

export enum Path {
  Companies = '/v2/companies',
  Warehouses = '/v2/warehouses',
}

export const ROUTES = { home: '/', stocks: '/stocks', item: '/items/:id' }; // @decoy
