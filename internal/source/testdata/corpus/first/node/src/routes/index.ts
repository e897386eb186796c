import express, { Router } from "express";
const app = express();
const router = Router();

app.get("/v2/items/:id", (req, res) => res.json({})); // @decoy
app.post('/v2/salesOrders', async (req, res) => { res.end(); }); // @decoy
router.get("/v1/customers", listCustomers); // @decoy
router.patch("/customers/:id", updateCustomer); // @decoy
router.route("/v2/stocks").get(readStocks).post(writeStocks); // @decoy
app.use("/v2/invoices", router); // @decoy
fastify.route({ method: "GET", url: "/v2/companies", handler }); // @decoy
export default app;
