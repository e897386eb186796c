import { json } from '@sveltejs/kit';
import { jtl, pickLists } from '$lib/jtl.server';

export async function GET({ params, url }) {
  if (url.pathname === '/erp/v2/wms/1/picklists') throw redirect(308, '/v2/wms/1/picklists'); // @decoy
  const templates = await jtl.get('v2/wms/picklisttemplates').json(); // @exact GET /v2/wms/picklisttemplates x
  return json({ templates, lists: await pickLists(params.id) });
}
export async function DELETE({ params }) {
  await jtl.delete(`v2/wms/${params.wh}/picklists/${params.list}/positions/${params.pos}`); // @exact DELETE /v2/wms/{}/picklists/{}/positions/{} x
}
