const ERP = Deno.env.get("ERP") ?? "https://api.jtl-cloud.com/erp/v2/";
const erp = (path, init = {}) =>
  fetch(new URL(path, ERP), { ...init, headers: { ...init.headers, "X-Tenant-ID": Deno.env.get("TENANT") } });

Deno.cron("sync", "0 * * * *", async () => {
  const res = await erp("stocks"); // @exact GET /v2/stocks f
  for (const s of await res.json()) {
    await erp(`items/${s.itemId}`, { method: "PATCH", body: JSON.stringify(s) }); // @exact PATCH /v2/items/{} f
  }
  const kv = await Deno.openKv();
  await kv.set(["v2", "stocks"], 1); // @decoy
});

Deno.serve({ port: 8000 }, async (req) => {
  const { pathname } = new URL(req.url);
  switch (pathname) {
    case "/erp/v2/stocks": return Response.json(await (await erp("stocks/changes")).json()); // @exact GET /v2/stocks/changes f
    case "/erp/v2/items": return new Response("POST /erp/v2/items", { status: 405 }); // @decoy
  }
  return Response.redirect(new URL("/erp/v2/companies", req.url)); // @decoy
});
