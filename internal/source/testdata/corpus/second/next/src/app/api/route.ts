import { NextResponse } from 'next/server'
export async function GET(request: Request) {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/v2/items')) return NextResponse.redirect(new URL('/v2/companies', request.url)) // @decoy
  if (pathname === '/erp/v2/stocks') return NextResponse.next() // @decoy
  return NextResponse.rewrite('https://api.example.net/v2/items') // @decoy
}
export const config = { matcher: ['/v2/customers/:path*', '/erp/v2/items'] } // @decoy
