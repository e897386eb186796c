package scope

import (
	"strconv"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func runCatalogs(a *kit.App) error {
	entries, err := a.Catalogs().Entries()
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
	if a.Flags.JSON() {
		return a.PrintJSON(&CatalogList{Catalogs: reports})
	}
	a.Console.Table(rows)
	return nil
}
