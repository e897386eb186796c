package merchant

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestDocument compares whole documents with testdata; UPDATE=1 writes them.
func TestDocument(t *testing.T) {
	t.Parallel()
	for name, app := range map[string]App{
		"cloud": {
			Name: "Regalblick", Version: "1.4.0", Provider: "Musterbau & Söhne GmbH",
			Scopes: []string{"salesorders.read", "items.read", "inventories.write", "orders.read", "customers.read", "items.read", "deliverynotes.print", "system.worker.write"},
		},
		"onpremise": {
			Name: "Packtisch", Version: "2.0.1", Provider: "Beispiel Software", OnPremise: true,
			Scopes:   []string{"deliverynotes.read", "customfields.read", "returns.read"},
			Optional: []string{"deliverynotes.print", "items.reed", "returns.read"},
		},
		"older": {
			Name: "Altbestand", OnPremise: true,
			Scopes: []string{"item.queryitems", "salesorder.mailsalesorder", "stock.stockadjustment", "all.read"},
		},
		"voluntary": {Name: "Zugabe", OnPremise: true, Optional: []string{"labels.read"}},
		"nothing":   {},
	} {
		t.Run(name, func(t *testing.T) {
			for _, language := range Languages() {
				got := document(t, app, language)
				path := filepath.Join("testdata", name+"."+language+".md")
				if os.Getenv("UPDATE") != "" {
					if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s is out of date; UPDATE=1 rewrites it. Now:\n%s", path, got)
				}
			}
		})
	}
}

func document(t testing.TB, app App, language string) string {
	t.Helper()
	text, err := Document(app, language)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\n\n\n", " \n", "<no value>", "\r", "\t", "{{", "}}"} {
		if strings.Contains(text, bad) {
			t.Fatalf("%q is in the document:\n%s", bad, text)
		}
	}
	return text
}

func TestDocument_everyRightOnce(t *testing.T) {
	t.Parallel()
	var all []string
	for _, known := range table("scopes") {
		all = append(all, known["scope"])
	}
	twice := slices.Concat(all, all)
	for _, language := range Languages() {
		text := document(t, App{Scopes: twice, Optional: all}, language)
		for _, name := range all {
			sentence, _ := Sentence(name, language)
			if strings.Count(text, "`"+name+"`") != 1 || strings.Count(text, sentence) != 1 {
				t.Errorf("%s does not stand in the document once", name)
			}
		}
	}
}

func TestDocument_optional(t *testing.T) {
	t.Parallel()
	app := App{Scopes: []string{"items.read"}, Optional: []string{"items.write", "items.read"}}
	if text := document(t, app, "en"); strings.Contains(text, "refused") || !strings.Contains(text, "`items.write`") {
		t.Errorf("in the cloud the optional scope is not a scope as any other:\n%s", text)
	}
	app.OnPremise = true
	if text := document(t, app, "en"); strings.Count(text, "*Can be refused.*") != 1 {
		t.Errorf("not one right can be refused:\n%s", text)
	}
}

func TestDocument_appUnchanged(t *testing.T) {
	t.Parallel()
	backing := []string{"b.read", "a.read", "spare"}
	app := App{Scopes: backing[:2], Optional: []string{"c.read", "b.read"}}
	document(t, app, "de")
	if !slices.Equal(backing, []string{"b.read", "a.read", "spare"}) || !slices.Equal(app.Optional, []string{"c.read", "b.read"}) {
		t.Errorf("the scopes were changed: %q %q", backing, app.Optional)
	}
}

func TestDocument_unknownLanguage(t *testing.T) {
	t.Parallel()
	for language, hint := range map[string]string{"fr": "use de or en", "deu": `did you mean "de"?`, "EN": `did you mean "en"?`, "": "use de or en", "../x": "use de or en"} {
		text, err := Document(App{}, language)
		faulttest.Want(t, err, fault.Usage, "unknown language", hint)
		if text != "" {
			t.Errorf("%q: there is a text all the same", language)
		}
	}
}

// TestDocument_known: the form of a name does not make it one of API 1.x.
func TestDocument_known(t *testing.T) {
	t.Parallel()
	app := App{Scopes: []string{"item.queryitmes", "item.queryitems", "tours.read"}, Known: func(scope string) bool { return scope != "item.queryitmes" }}
	text := document(t, app, "en")
	older, unknown, found := strings.Cut(text, "## Unknown permissions")
	if _, undescribed, ok := strings.Cut(older, "## Permissions without a description"); !ok || !strings.Contains(undescribed, "- `tours.read`") {
		t.Errorf("tours.read is known, and has no description: %s", text)
	}
	if !found || !strings.Contains(older, "`item.queryitems`") || strings.Contains(older, "queryitmes") || !strings.Contains(unknown, "`item.queryitmes`") {
		t.Errorf("got %s", text)
	}
}

// TestDocument_words holds the words that merchants know, and those that they do not.
func TestDocument_words(t *testing.T) {
	t.Parallel()
	var all []string
	for _, known := range table("scopes") {
		all = append(all, known["scope"])
	}
	app := App{Name: "A", TechnicalName: "a-1", Scopes: append(all, "item.queryitems", "nothing.read")}
	for language, words := range map[string]struct{ has, not []string }{
		"de": {
			[]string{"## Personenbezogene Daten lesen", "Mit diesen Rechten darf die App nur lesen", "Missbrauch passieren", "die angeforderten Rechte", "## Daten lesen und E-Mails versenden", "- Technischer Name: `a-1`"},
			[]string{"Personen betreffen", "zum Lesen bestimmt", "geschehen", "verlangt"},
		},
		"en": {
			[]string{"# Permissions of the app", "## Reading personal data", "not a technical limit", "## Reading data and sending e-mails", "- Technical name: `a-1`"},
			[]string{" rights", " right ", "Rights", "may concern persons", "no technical limit"},
		},
	} {
		text := document(t, app, language)
		for _, word := range words.has {
			if !strings.Contains(text, word) {
				t.Errorf("%s lacks %q", language, word)
			}
		}
		for _, word := range words.not {
			if strings.Contains(text, word) {
				t.Errorf("%s has %q", language, word)
			}
		}
		// What only reads is not next to what sends.
		for _, heading := range map[string][]string{"de": {"## Personenbezogene", "## Geschäftsdaten", "## Belege drucken"}, "en": {"## Reading personal", "## Reading business", "## Printing documents"}}[language] {
			_, section, _ := strings.Cut(text, heading)
			section, _, _ = strings.Cut(section, "\n## ")
			if section == "" || strings.Contains(strings.ToLower(section), "e-mail") {
				t.Errorf("%s: %s is %q", language, heading, section)
			}
		}
	}
}
