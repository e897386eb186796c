import axios from 'axios';
export const jtl = axios.create({ baseURL: process.env.JTL_URL, headers: { 'X-Tenant-ID': process.env.TENANT } });
export const weclapp = axios.create({ baseURL: process.env.WECLAPP_URL });
export const shop = axios.create({ baseURL: `https://${process.env.SHOP}.myshopify.com` });
export const crm = axios.create({ baseURL: 'https://crm.acme.de/api' });
