package web

func Routes(e *echo.Echo, fiberApp *fiber.App) {
	e.GET("/erp/v2/stocks", list)                                                                    // @decoy
	fiberApp.Delete("/v2/labels/:id", drop)                                                          // @decoy
	group := e.Group("/erp/v2")                                                                      // @decoy
	group.PATCH("/items/:id", patch)                                                                 // @decoy
	rec, req := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/erp/v2/returns", nil) // @decoy
	if strings.HasPrefix(r.URL.Path, "/erp/v2/stocks") {                                             // @decoy
		cacheControl.Set("/erp/v2/stocks", 60) // @decoy
	}
	sentry.CaptureMessage("GET /erp/v2/stocks") // @decoy
}
