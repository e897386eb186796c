import { z } from 'zod';

const schema = z.object({
  JTL_API_BASE: z.string().url().default('https://api.jtl-cloud.com'),
  JTL_TENANT: z.string().uuid(),
  SHOPIFY_SHOP: z.string(),
  BILLBEE_KEY: z.string(),
});

export const env = schema.parse(process.env);
export const ERP_ROOT = `${env.JTL_API_BASE}/erp`;
export const SHOPIFY_ROOT = `https://${env.SHOPIFY_SHOP}.myshopify.com/admin`;
export const BILLBEE_ROOT = 'https://app.billbee.io/api';
