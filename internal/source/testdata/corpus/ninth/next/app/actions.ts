'use server'
import { jtl } from '@/lib/jtl'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'

export async function adjust(form: FormData) {
  await jtl('/stocks', { tenant: t(), method: 'POST', body: Object.fromEntries(form) }) // @exact POST /v2/stocks x
  await jtl(`/labels/${form.get('id')}`, { tenant: t(), method: 'DELETE' }) // @exact DELETE /v2/labels/{} x
  revalidatePath('/stocks') // @decoy
  redirect('/companies') // @decoy
}

export const config = { matcher: ['/erp/v2/stocks', '/companies/:path*'] } // @decoy
export async function GET() {
  const rows = await Promise.all(ids.map((id) => jtl(`/items/${id}`, { tenant: t() }))) // @exact GET /v2/items/{} x
  return Response.redirect('/erp/v2/companies') // @decoy
}
