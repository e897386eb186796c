const V2 = '/v2';
export const ROUTES = {
  warehouses: `${V2}/warehouses`,
  payment: (id: string) => `${V2}/invoices/${id}/setpayment`,
};
