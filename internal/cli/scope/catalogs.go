package scope

import (
	"strconv"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func runCatalogs(a *kit.App) error {
	entries, err := a.Catalogs().Entries()
	if err != nil {
		return err
	}
	reports := []catalogReport{}
	var catalogs []*scope.Catalog
	rows := [][]string{{"NAME", "OPERATIONS", "SCOPES", "DATE", "AGE", "SOURCE"}}
	for _, e := range entries {
		r := reportCatalog(e, a.Now())
		catalogs = append(catalogs, e.Catalog)
		reports = append(reports, r)
		rows = append(rows, []string{r.Name, strconv.Itoa(r.Operations), strconv.Itoa(r.Scopes), r.Date, age(r.AgeDays), r.Source})
	}
	index := scope.NewIndex(catalogs...)
	if a.Flags.JSON() {
		return a.PrintJSON(&CatalogList{Catalogs: reports, Complete: index.Complete(), Unread: nonNil(index.NotUpdated())})
	}
	a.Console.Table(rows)
	noteCompleteness(a, index)
	return nil
}

// age writes how many days ago something was read.
func age(days int) string {
	if days == 0 {
		return "today"
	}
	return kit.Count(days, "day")
}
