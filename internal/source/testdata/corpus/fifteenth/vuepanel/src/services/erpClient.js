import axios from 'axios';
import { useSession } from '@/stores/session';

const client = axios.create({
  baseURL: import.meta.env.VITE_JTL_API_BASE + '/erp/v2',
  timeout: 15000,
});

client.interceptors.request.use((config) => {
  config.headers['X-Tenant-ID'] = useSession().tenantId;
  return config;
});

export const backend = axios.create({ baseURL: import.meta.env.VITE_BACKEND_URL });

export const fetchCompanies = () => client.get('/companies'); // @exact GET /v2/companies f
export const createLabel = (label) => client.post('labels', label); // @exact POST /v2/labels f
export const renameLabel = (id, name) => client.patch(`labels/${id}`, { name }); // @exact PATCH /v2/labels/{} f
export const companiesOfBackend = () => backend.get('/companies'); // @decoy
export const saveLabelInBackend = (label) => backend.post('/erp/v2/labels', label); // @decoy
export default client;
