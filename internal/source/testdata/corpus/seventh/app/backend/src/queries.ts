export const ORDERS = /* GraphQL */ `
  query Orders { QuerySalesOrders(first: 10) { nodes { id } } }
`;
export const SHOPIFY = `{ orders(first: 3) { nodes { id } } }`; // @decoy
