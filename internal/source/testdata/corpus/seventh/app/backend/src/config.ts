export const config = {
  clientId: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  apiBase: process.env.JTL_API_BASE ?? 'https://api.jtl-cloud.com',
};
