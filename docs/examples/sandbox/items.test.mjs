import { expect, test } from "vitest";

const { CLIENT_ID, CLIENT_SECRET, JTL_ISSUER, JTL_API_BASE } = process.env;
const tenant = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"; // that of every sandbox

async function accessToken() {
  const answer = await fetch(`${JTL_ISSUER}/oauth/v2/token`, {
    method: "POST",
    headers: { Authorization: "Basic " + btoa(`${CLIENT_ID}:${CLIENT_SECRET}`) },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "openid" }),
  });
  return (await answer.json()).access_token;
}

async function call(path, options = {}) {
  const headers = { Authorization: `Bearer ${await accessToken()}`, "X-Tenant-ID": tenant, ...options.headers };
  return fetch(JTL_API_BASE + path, { ...options, headers });
}

test("the app may read items", async () => {
  const answer = await call("/erp/v2/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query: "{ QueryItems(first: 3) { totalCount nodes { id sku } } }" }),
  });
  expect((await answer.json()).data.QueryItems.nodes).toHaveLength(3);
});

test("the app may not read companies", async () => {
  expect((await call("/erp/v2/companies")).status).toBe(403);
});
