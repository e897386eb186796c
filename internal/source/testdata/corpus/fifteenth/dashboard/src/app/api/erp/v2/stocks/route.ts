import { NextRequest, NextResponse } from 'next/server';
import { erp } from '@/lib/http';
import { ErpEndpoint } from '@/config/endpoints';

// GET /v2/stocks is proxied for the browser @decoy
export async function GET(req: NextRequest) {
  if (req.nextUrl.pathname !== '/api/erp/v2/stocks') return NextResponse.redirect('/erp/v2/stocks'); // @decoy
  const data = await erp.get(ErpEndpoint.Stocks, { query: { pageSize: 100 } }); // @exact GET /v2/stocks x
  revalidatePath('/v2/stocks'); // @decoy
  return NextResponse.json(data, { headers: { Link: '</erp/v2/stocks?pageNumber=2>; rel="next"' } }); // @decoy
}
