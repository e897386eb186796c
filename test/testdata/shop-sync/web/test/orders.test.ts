import { call } from "../src/client";

test("stocks", () => call("/v2/stocks", "GET", "tenant"));
