export const useErp = () => {
  const config = useRuntimeConfig();
  return $fetch.create({
    baseURL: 'https://api.jtl-cloud.com/erp/v2',
    onRequest({ options }) { options.headers.set('X-Tenant-ID', config.tenant); },
  });
};
