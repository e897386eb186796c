import { jtlGet, jtlPost, jtlRequest } from "./client";
import Redis from "ioredis";
import Stripe from "stripe";

const redis = new Redis();
const stripe = new Stripe(process.env.STRIPE_KEY!);
const STRIPE_API = "https://api.stripe.com";
const log = console;

export async function sync() {
  const companies = await jtlGet<Company[]>("/v2/companies"); // @exact GET /v2/companies x
  const methods = await jtlGet("/v2/paymentMethods?pageSize=100"); // @exact GET /v2/paymentMethods x
  await jtlPost("/v2/salesOrders", { lines: [] }); // @exact POST /v2/salesOrders x
  await jtlRequest("PATCH", `/v2/salesOrders/${companies[0].id}`, {}); // @exact PATCH /v2/salesOrders/{} x
  await jtlRequest("DELETE", "/v2/labels/7"); // @exact DELETE /v2/labels/{} x

  // await jtlPost("/v2/customers", {}) @decoy
  /* jtlRequest("DELETE", "/v2/customers/1") @decoy */
  const cached = await redis.get("/v2/companies"); // @decoy
  await redis.set("/v2/companies", JSON.stringify(companies)); // @decoy
  log.info("fetching /v2/items/1 from https://api.jtl-cloud.com/erp/v2/items/1"); // @decoy
  await fetch("https://api.stripe.com/v1/customers", { method: "POST" }); // @decoy
  await fetch(`${STRIPE_API}/v1/invoices/${cached}`); // @decoy
  await fetch(process.env.LEXOFFICE_URL + "/v1/invoices"); // @decoy
  await fetch(`https://shop.example.com/api/v2/customers`); // @decoy
  throw new Error("GET /v2/customers/1 failed"); // @decoy
}

export const docs = {
  title: "Reads /v2/items", // @decoy
  example: "curl https://api.jtl-cloud.com/erp/v2/items/1", // @decoy
};
