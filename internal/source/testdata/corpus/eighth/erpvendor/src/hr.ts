import { request, restPath } from '@/shared/apiFetch';
// A plugin of another product whose own API is below /erp/v2.
export const employees = () => request(restPath('/erp/v2/employees')); // @decoy
export const stocks = () => request(restPath('/erp/v2/stocks')); // @decoy
export const news = () => wp.apiFetch({ path: '/erp/v2/companies' }); // @decoy
