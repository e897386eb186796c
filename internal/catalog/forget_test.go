package catalog

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestStore_Forget(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	mustImport(t, i, Request{Source: "-", Name: "2.0-beta", Named: true})
	for name, want := range map[string]string{
		"2.0":        "the catalogue 2.0 is built in and cannot be removed",
		"2.0-bta":    `there is no imported catalogue "2.0-bta" (did you mean "2.0-beta"?)`,
		"../secrets": `there is no imported catalogue "../secrets"`,
	} {
		t.Run(name, func(t *testing.T) {
			faulttest.Want(t, i.Store.Forget(name), fault.Usage, want)
		})
	}
	if err := i.Store.Forget("2.0-beta"); err != nil {
		t.Fatal(err)
	}
	if names, _ := i.Store.ImportedNames(); len(names) > 0 {
		t.Errorf("%v is left", names)
	}
}
