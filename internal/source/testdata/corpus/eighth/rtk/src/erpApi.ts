import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';

export const erpApi = createApi({
  reducerPath: 'erpApi',
  baseQuery: fetchBaseQuery({
    baseUrl: 'https://api.jtl-cloud.com/erp',
    prepareHeaders: (headers, { getState }) => {
      headers.set('X-Tenant-ID', getState().session.tenant);
      return headers;
    },
  }),
  tagTypes: ['/v2/stocks', 'Item'], // @decoy
  endpoints: (build) => ({
    stocks: build.query({ query: () => '/v2/stocks' }), // @exact GET /v2/stocks f
    item: build.query({
      query: (id: string) => `/v2/items/${id}`, // @exact GET /v2/items/{} f
      providesTags: (r, e, id) => [{ type: 'Item', id: '/v2/items/' + id }], // @decoy
    }),
    createOrder: build.mutation({
      query: (body) => ({ url: '/v2/salesOrders', method: 'POST', body }), // @exact POST /v2/salesOrders f
    }),
    dropLabel: build.mutation({
      query: (id) => ({
        method: 'DELETE',
        url: `/v2/labels/${id}`, // @exact DELETE /v2/labels/{} f
      }),
    }),
  }),
});
