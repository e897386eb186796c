package main

import "strconv"

func runScopeCatalogs(a *app) error {
	entries, err := a.catalogs().Entries()
	if err != nil {
		return err
	}
	reports := []catalogReport{}
	rows := [][]string{{"NAME", "OPERATIONS", "SCOPES", "DATE", "SOURCE"}}
	for _, e := range entries {
		r := reportCatalog(e)
		reports = append(reports, r)
		rows = append(rows, []string{r.Name, strconv.Itoa(r.Operations), strconv.Itoa(r.Scopes), r.Date, r.Source})
	}
	if a.flags.json() {
		return a.console.JSON(catalogList{reports})
	}
	a.console.Table(rows)
	return nil
}
