export const environment = {
  production: false,
  jtlApi: 'https://api.jtl-cloud.com/erp',
  backend: 'https://shop-backend.example.com',
};
