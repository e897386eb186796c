package worker

import "acme/erp"

func Run(ctx context.Context, c *http.Client) {
	out, err := erp.Send[Adjustment, any](ctx, c, http.MethodPost, erp.StocksPath, a) // @exact POST /v2/stocks x
	if err != nil {
		sentry.CaptureMessage("POST " + erp.StocksPath) // @decoy
	}
	nats.Publish("/erp/v2/stocks", out)                                // @decoy
	rdb.Get(ctx, "/erp/v2/stocks")                                     // @decoy
	http.Redirect(w, r, "/erp/v2/stocks", 302)                         // @decoy
	router.PathPrefix("/erp/v2").Handler(h)                            // @decoy
	app.Get("/erp/v2/stocks", func(c *fiber.Ctx) error { return nil }) // @decoy
}
