package catalog

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestCheckName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"2.3", "2.0-beta", "a_b", "com10", "console", "X", strings.Repeat("a", 64)} {
		if err := checkName(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", ".", "..", "../../evil", ".hidden", "end.", "a b", "ä", "a/b", `a\b`, "a:b", strings.Repeat("a", 65)} {
		faulttest.Want(t, checkName(name), fault.Usage, "cannot be the name of a catalogue")
	}
	for _, name := range []string{"CON", "nul.json", "lpt1", "COM0", "aux.2.3"} {
		faulttest.Want(t, checkName(name), fault.Usage, "it is reserved by Windows")
	}
}

func TestStore_checkImportName(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	mustImport(t, i, Request{Source: "-", Name: "2.0-beta", Named: true})
	for name, want := range map[string]string{
		"2.0":      "the name 2.0 is taken by a built-in catalogue",
		"Any":      "the name Any is taken",
		"2.0-BETA": "the catalogue 2.0-beta already exists, and 2.0-BETA differs from it only in letter case",
	} {
		t.Run(name, func(t *testing.T) {
			faulttest.Want(t, i.Store.checkImportName(name), fault.Usage, want)
		})
	}
	if err := i.Store.checkImportName("2.0-beta"); err != nil {
		t.Errorf("to replace one is allowed: %v", err)
	}
}
