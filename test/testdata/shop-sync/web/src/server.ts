import express from "express";

const app = express();
app.get("/v2/items/:id", (_, response) => response.json({})); // the app's own route
app.post("/orders", async (_, response) => {
  await fetch("https://api.shop.example/v2/orders", { method: "POST" }); // of the shop
  response.sendStatus(204);
});
