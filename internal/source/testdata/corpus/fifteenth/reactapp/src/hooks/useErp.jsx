import { useQuery, useMutation } from '@tanstack/react-query';
import { useTenant } from '../tenant';

const root = 'https://api.jtl-cloud.com';
const v2 = root + '/erp/v2';

export function useErp() {
  const { token, tenantId } = useTenant();
  const send = (method, path, body) =>
    fetch(v2 + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'X-Tenant-ID': tenantId, 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : undefined,
    }).then((r) => r.json());

  const taxClasses = useQuery({ queryKey: ['/v2/taxClasses'], queryFn: () => send('GET', '/taxClasses') }); // @exact GET /v2/taxClasses f
  const addManufacturer = useMutation({ mutationFn: (m) => send('POST', '/manufacturers', m) }); // @exact POST /v2/manufacturers f
  const editManufacturer = useMutation({
    mutationKey: ['PATCH', '/erp/v2/manufacturers'], // @decoy
    mutationFn: ({ id, ...m }) => send('PATCH', `/manufacturers/${id}`, m), // @exact PATCH /v2/manufacturers/{} f
  });
  return { send, taxClasses, addManufacturer, editManufacturer };
}
