import { gql, GraphQLClient } from 'graphql-request';
import { readFileSync } from 'node:fs';

const client = new GraphQLClient('https://api.jtl-cloud.com/erp/v2/graphql', { headers: { 'X-Tenant-ID': tenant } });
const shopify = new GraphQLClient('https://acme.myshopify.com/admin/api/2024-01/graphql.json');

export const WAREHOUSES = gql`query W { QueryWarehouses(first: 10) { nodes { id name } } }`; // @likely QueryWarehouses
export const customers = () => client.request('{ QueryCustomers(first: 1) { totalCount } }'); // @likely QueryCustomers
export const products = () => shopify.request(gql`{ products(first: 1) { nodes { id } } }`); // @decoy
export const items = (id: string) => client.request(`query { GetItemById(id: "${id}") { id } }`); // @likely GetItemById
console.log('QuerySuppliers is not allowed'); // @decoy
const resolvers = { Query: { QueryItems: () => [], QueryStock: load } }; // @decoy
export const typeDefs = gql`type Query { QueryItems(first: Int): [Item] }`; // @decoy
