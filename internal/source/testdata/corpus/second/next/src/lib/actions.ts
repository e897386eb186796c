'use server'
import { JtlApi } from './jtl'
import { revalidatePath, revalidateTag } from 'next/cache'
import { ROUTES } from './routes'

const jtl = new JtlApi(process.env.TENANT!)

export async function companies() {
  return jtl.get('/erp/v2/companies') // @exact GET /v2/companies x
}

export async function customer(data: FormData) {
  const created = await jtl.post(ROUTES.customers.create, Object.fromEntries(data)) // @exact POST /v2/customers x
  revalidatePath('/v2/customers') // @decoy
  revalidateTag('/erp/v2/customers') // @decoy
  return created
}

export async function note(id: string, text: string) {
  return await jtl.post(ROUTES.orders.notes(id), { text }) // @exact POST /v2/salesOrders/{}/notes x
}

export async function mail() {
  await fetch('https://api.resend.com/v2/customers', { method: 'POST' }) // @decoy
  await fetch(process.env.CRM_URL + '/v2/customers/1', { method: 'DELETE' }) // @decoy
  const s = 'DELETE /erp/v2/customers/1' // @decoy
  console.warn(s, `/erp/v2/items/${1}`) // @decoy
}
