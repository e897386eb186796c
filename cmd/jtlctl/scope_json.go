package main

// The JSON documents of the commands below `scope`. They are contracts.

// catalogList is the document of `scope list --catalogs`.
type catalogList struct {
	Catalogs []catalogReport `json:"catalogs"`
}

type catalogReport struct {
	Name       string `json:"name"`
	Generation int    `json:"generation"`
	Operations int    `json:"operations"`
	Scopes     int    `json:"scopes"`
	Source     string `json:"source"`
	Date       string `json:"date"`
	Imported   bool   `json:"imported"`
}

// importReport is the document of `scope import`.
type importReport struct {
	catalogReport
	Replaced bool `json:"replaced"`
}
