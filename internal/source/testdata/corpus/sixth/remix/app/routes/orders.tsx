import { json, redirect } from '@remix-run/node'
import { erp, erpUrl } from '~/lib/erp.server'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const lines = await erp<Line[]>(tenant, `salesOrders/${params.id}/lineitems`) // @exact GET /v2/salesOrders/{}/lineitems x
  const methods = await erp(tenant, '/shippingMethods') // @exact GET /v2/shippingMethods x
  return json({ lines, methods, link: erpUrl('items') }) // @decoy
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (form.get('intent') === '/v2/cancel') {
    await erp(tenant, `salesOrders/${params.id}/cancel`, { method: 'POST' }) // @exact POST /v2/salesOrders/{}/cancel x
    return redirect('/v2/salesOrders/1') // @decoy
  }
  await erp(tenant, `salesOrders/${params.id}`, { method: 'PATCH', body: JSON.stringify({}) }) // @exact PATCH /v2/salesOrders/{} x
  const target = new Request(erpUrl(`labels/${form.get('l')}`), { method: 'DELETE' }) // @exact DELETE /v2/labels/{} x
  await fetch(target)
  return null
}

export default function Orders() {
  const fetcher = useFetcher()
  fetcher.load('/v2/companies') // @decoy
  fetcher.submit({}, { method: 'post', action: '/erp/v2/returns' }) // @decoy
  return <Form method="post" action="/v2/customers"><NavLink to="/v2/items/1">x</NavLink></Form> // @decoy
}
