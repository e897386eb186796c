package merchant

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// operationsByScope returns what each scope of the APIs of a generation allows; a scope
// that no operation needs is there too.
func operationsByScope(t *testing.T, generation erp.Generation) map[string][]*scope.Operation {
	t.Helper()
	found := map[string][]*scope.Operation{}
	for _, c := range scope.Builtin() {
		if c.Generation != generation {
			continue
		}
		for i := range c.Operations {
			for _, name := range c.Operations[i].Scopes {
				found[name] = append(found[name], &c.Operations[i])
			}
		}
		for _, extra := range c.Extras {
			if _, ok := found[extra.Scope]; !ok {
				found[extra.Scope] = nil
			}
		}
	}
	if len(found) < 40 {
		t.Fatalf("generation %d has %d scopes: that is no catalogue", generation, len(found))
	}
	return found
}

func TestSentence_everyScope(t *testing.T) {
	t.Parallel()
	catalogue := operationsByScope(t, 2)
	for name := range catalogue {
		for _, language := range Languages() {
			if _, ok := Sentence(name, language); !ok {
				t.Errorf("%s has no sentence in %s", name, language)
			}
		}
	}
	for _, known := range table("scopes") {
		if _, ok := catalogue[known["scope"]]; !ok && known["scope"] != scope.AllRead {
			t.Errorf("%s is in no catalogue", known["scope"])
		}
	}
	if _, ok := Sentence(scope.AllRead, "de"); !ok {
		t.Error("all.read has no sentence")
	}
}

func TestSentence_unknown(t *testing.T) {
	t.Parallel()
	for _, test := range [][2]string{{"items.reed", "de"}, {"Items.read", "de"}, {"item.getitem", "en"}, {"", "de"}, {"items.read", "fr"}, {"items.read", "risk"}, {"items.read", ""}} {
		if text, ok := Sentence(test[0], test[1]); ok || text != "" {
			t.Errorf("Sentence(%q, %q) = %q, %v", test[0], test[1], text, ok)
		}
	}
}

// TestSentences_readOnce: a manifest may declare thousands of scopes.
// It does not run in parallel with others, whose allocations would count.
func TestSentences_readOnce(t *testing.T) {
	sentence := Sentences("en")
	want, _ := Sentence("items.read", "en")
	if got, ok := sentence("items.read"); !ok || got != want || got == "" {
		t.Errorf("%q, %v, want %q", got, ok, want)
	}
	if allocations := testing.AllocsPerRun(10, func() { sentence("items.read"); sentence("items.reed") }); allocations != 0 {
		t.Errorf("two look-ups made %v allocations: the words are read again", allocations)
	}
}

// TestSentences_style holds what a merchant may expect of each sentence. The
// words that must not occur are English ones in German, and a programmer's.
func TestSentences_style(t *testing.T) {
	t.Parallel()
	begins := map[string]string{"de": "Darf ", "en": "May "}
	foreign := map[string]string{
		"de": "all and app's are can cancel change create data delete for invoice item items may of or order orders print read remove stock the to write",
		"en": "darf und der die das oder lesen ändern",
	}
	const jargon = "api endpoint endpunkt json http rest token scope graphql request query datensatz id"
	for _, language := range Languages() {
		seen := map[string]string{}
		avoid := strings.Fields(foreign[language] + " " + jargon)
		for _, known := range table("scopes") {
			name, sentence := known["scope"], known[language]
			if other, twice := seen[sentence]; twice {
				t.Errorf("%s and %s have the same sentence in %s", name, other, language)
			}
			seen[sentence] = name
			if n := utf8.RuneCountInString(sentence); n < 20 || n > 160 {
				t.Errorf("%s in %s has %d characters", name, language, n)
			}
			if !strings.HasPrefix(sentence, begins[language]) || strings.Index(sentence, ".") != len(sentence)-1 {
				t.Errorf("%s in %s is not one sentence of the right form: %s", name, language, sentence)
			}
			if strings.Contains(strings.ToLower(sentence), name) {
				t.Errorf("%s in %s says the scope's name again: %s", name, language, sentence)
			}
			for _, word := range strings.FieldsFunc(strings.ToLower(sentence), notWord) {
				if slices.Contains(avoid, word) {
					t.Errorf("%s in %s has the word %q: %s", name, language, word, sentence)
				}
			}
		}
	}
}

func notWord(r rune) bool { return strings.ContainsRune(" ,;.()-", r) }

// TestSentences_operations compares the texts with the catalogue:
// whoever may delete, print or send must be said to.
func TestSentences_operations(t *testing.T) {
	t.Parallel()
	expected := map[string][]string{
		"delete": {"löschen", "entfernen", "abmelden", "delete", "remove"},
		"print":  {"ausdrucken", "print"},
		"pdf":    {"PDF", "PDF"},
		"mail":   {"in Ihrem Namen per E-Mail", "by e-mail in your name"},
		"cancel": {"stornieren", "cancel"},
		"pay":    {"Zahlungen", "payments"},
		"flow":   {"Workflows", "workflows"},
	}
	does := func(o *scope.Operation) string {
		switch {
		case o.Method == http.MethodDelete:
			return "delete"
		case strings.HasSuffix(o.Path, "/output/print"):
			return "print"
		case strings.HasSuffix(o.Path, "/output/pdf"):
			return "pdf"
		case strings.HasSuffix(o.Path, "/output/mail"):
			return "mail"
		case strings.HasSuffix(o.Path, "/cancel"):
			return "cancel"
		case strings.HasSuffix(o.Path, "/setpayment"):
			return "pay"
		case o.Method == http.MethodPost && strings.Contains(o.Path, "/workflow"):
			return "flow"
		}
		return ""
	}
	for name, operations := range operationsByScope(t, 2) {
		for _, o := range operations {
			want := does(o)
			if want == "" {
				continue
			}
			for _, language := range Languages() {
				sentence, _ := Sentence(name, language)
				if !slices.ContainsFunc(expected[want], func(word string) bool { return strings.Contains(sentence, word) }) {
					t.Errorf("%s does not tell in %s of %s %s: %s", name, language, o.Method, o.Path, sentence)
				}
			}
		}
	}
}

// TestScopes_risk: nothing that changes or sends is among what
// only reads.
func TestScopes_risk(t *testing.T) {
	t.Parallel()
	risks := []string{"business", "personal", "output", "mail", "changes", "broad"} // rising
	catalogue := operationsByScope(t, 2)
	for _, known := range table("scopes") {
		name, risk := known["scope"], slices.Index(risks, known["risk"])
		if risk < 0 {
			t.Errorf("%s has the unknown risk %q", name, known["risk"])
		}
		for _, o := range catalogue[name] {
			least := "changes"
			switch {
			case o.Method == http.MethodGet:
				least = "business"
			case strings.HasSuffix(o.Path, "/output/mail"):
				least = "mail"
			case strings.Contains(o.Path, "/output/"):
				least = "output"
			}
			if risk < slices.Index(risks, least) {
				t.Errorf("%s is %s, and allows %s %s", name, known["risk"], o.Method, o.Path)
			}
		}
	}
}

func TestTable_complete(t *testing.T) {
	t.Parallel()
	columns := map[string][]string{
		"scopes":        {"scope", "risk", "area_de", "de", "area_en", "en"},
		"older-areas":   {"resource", "de", "en"},
		"older-verbs":   {"verb", "de", "en"},
		"older-objects": {"object", "de", "en"},
	}
	for name, want := range columns {
		rows := table(name)
		seen := map[string]bool{}
		for i, r := range rows {
			if seen[r[want[0]]] {
				t.Errorf("%s: %q stands twice", name, r[want[0]])
			}
			seen[r[want[0]]] = true
			if len(r) != len(want) {
				t.Errorf("%s: %v has not the columns %v", name, r, want)
			}
			for _, column := range want {
				value, fallback := r[column], column == "verb" && i == len(rows)-1
				if (value == "") != fallback || strings.TrimSpace(value) != value || (column != want[0] && escape(value) != value) {
					t.Errorf("%s: %s is %q", name, column, value)
				}
			}
		}
	}
}
