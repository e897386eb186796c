export const useJtl = () => {
  const config = useRuntimeConfig();
  const api = $fetch.create({ baseURL: `${config.public.jtlApiBase}/erp/v2`, headers: { 'X-Tenant-ID': config.tenant } });
  return {
    companies: () => api('/companies'), // @exact GET /v2/companies f
    addReturn: (body: object) => api('/returns', { method: 'POST', body }), // @exact POST /v2/returns f
  };
};
