import nock from "nock";
import { http as mock } from "msw";
import request from "supertest";
import app from "../src/routes";

nock("https://api.jtl-cloud.com").get("/erp/v2/items/1").reply(200, {}); // @decoy
const handlers = [mock.get("https://api.jtl-cloud.com/erp/v2/stocks", () => null)]; // @decoy
test("creates", async () => {
  await request(app).post("/v2/customers"); // @decoy
  fetchMock.post("https://api.jtl-cloud.com/erp/v2/customers", {}); // @decoy
  expect(fetch).toHaveBeenCalledWith("https://api.jtl-cloud.com/erp/v2/customers"); // @decoy
});
