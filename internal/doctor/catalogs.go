package doctor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// checkCatalogs says how old the catalogues of scopes are, and which published
// documents they lack.
func checkCatalogs(store catalog.Store, now time.Time) Finding {
	const name = "catalogues"
	entries, err := store.Entries()
	if err != nil {
		return failed(name, err)
	}
	var catalogs []*scope.Catalog
	for _, e := range entries {
		catalogs = append(catalogs, e.Catalog)
	}
	oldest := slices.MinFunc(entries, func(a, b catalog.Entry) int { return cmp.Compare(a.Date, b.Date) })
	finding := Finding{Name: name, Status: OK, Detail: fmt.Sprintf("%d, the oldest is %s of %s (%s, %d days old)", len(entries), oldest.Name, oldest.Date, oldest.Origin, oldest.AgeInDays(now))}
	if unread := scope.NewIndex(catalogs...).NotUpdated(); len(unread) > 0 {
		finding.Detail += "; published versions that were not read: " + strings.Join(unread, ", ")
		finding.Remedy = "`jtlctl scope update` reads them"
	} else {
		finding.Detail += "; complete"
	}
	return finding
}
