package main

import (
	"strconv"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// catalogReport is the JSON form of a catalogue; it is a contract.
type catalogReport struct {
	Name       string `json:"name"`
	Generation int    `json:"generation"`
	Operations int    `json:"operations"`
	Scopes     int    `json:"scopes"`
	Source     string `json:"source"`
	Date       string `json:"date"`
	Imported   bool   `json:"imported"`
}

func reportCatalog(c *scope.Catalog) catalogReport {
	return catalogReport{
		Name: c.Name, Generation: c.Generation, Operations: len(c.Operations), Scopes: len(scope.NewIndex(c).Scopes()),
		Source: c.Source, Date: c.Date, Imported: !isBuiltin(c.Name),
	}
}

func (a *app) listCatalogs() error {
	catalogs, err := a.catalogs()
	if err != nil {
		return err
	}
	reports := []catalogReport{}
	rows := [][]string{{"NAME", "OPERATIONS", "SCOPES", "DATE", "SOURCE"}}
	for _, c := range catalogs {
		r := reportCatalog(c)
		reports = append(reports, r)
		rows = append(rows, []string{r.Name, strconv.Itoa(r.Operations), strconv.Itoa(r.Scopes), r.Date, r.Source})
	}
	if a.flags.json() {
		return a.console.JSON(map[string]any{"catalogs": reports})
	}
	a.console.Table(rows)
	return nil
}
