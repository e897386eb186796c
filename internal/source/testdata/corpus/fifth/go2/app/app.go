package app

import "go2/client"

type App struct{ erp *client.Client }

func (a *App) Run(ctx context.Context, id string) error {
	if err := a.erp.Request(ctx, http.MethodGet, client.PathStocks, nil, &stocks); err != nil { // @exact GET /v2/stocks x
		return err
	}
	c := client.New("t")
	_ = c.Request(ctx, "DELETE", "/labels/"+id, nil, nil)                 // @exact DELETE /v2/labels/{} x
	resp, _ := http.Post(client.Base+"/returns", "application/json", nil) // @exact POST /v2/returns x
	slog.Info("x", "url", client.Base+"/stocks")                          // @decoy
	srv := httptest.NewRequest("GET", "/erp/v2/stocks", nil)              // @decoy
	r := mux.NewRouter()
	r.HandleFunc("/erp/v2/items/{id}", h).Methods("GET") // @decoy
	return nil
}
