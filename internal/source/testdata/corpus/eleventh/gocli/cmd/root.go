package cmd

import "acme/api"

var stocks = &cobra.Command{
	Use:     "stocks",
	Example: "acme get /v2/stocks", // @decoy
	RunE: func(cmd *cobra.Command, args []string) error {
		client := api.New(tenant)
		var out any
		if err := client.Get(cmd.Context(), "/v2/companies", &out); err != nil { // @exact GET /v2/companies x
			return fmt.Errorf("GET /v2/companies: %w", err) // @decoy
		}
		return client.Get(cmd.Context(), fmt.Sprintf("/v2/items/%s", args[0]), &out) // @exact GET /v2/items/{} x
	},
}

func serve() {
	r := gin.Default()
	r.GET("/v2/stocks", func(c *gin.Context) { c.Redirect(302, "/v2/companies") }) // @decoy
	v2 := r.Group("/erp/v2")                                                       // @decoy
	v2.DELETE("/labels/:id", drop)                                                 // @decoy
	viper.Get("/v2/stocks")                                                        // @decoy
	viper.SetDefault("path", "/v2/stocks")                                         // @decoy
}
