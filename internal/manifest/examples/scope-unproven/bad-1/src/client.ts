const api = "https://api.jtl-cloud.com/erp";
export const groups = () => fetch(`${api}/v2/customerGroups`);
export const item = (id: string) => fetch(`${api}/v2/items/${id}`);
