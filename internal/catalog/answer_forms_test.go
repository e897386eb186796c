package catalog

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// answering is an OpenAPI document that describes an answer.
const answering = `{"openapi":"3.0.0","info":{"version":"2.3"},"paths":{"/v2/shelves":{"get":{"security":[{"Wawi":["shelves.read"]}],
 "responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{"width":{"type":"integer"}}}}}}}}}}}`

func TestStore_AnswerForms(t *testing.T) {
	t.Parallel()
	i := importer(t, answering)
	mustImport(t, i, Request{Source: "-"})
	answers, err := i.Store.AnswerForms("2.3")
	if err != nil || answers.Find("GET", "/v2/shelves") == nil {
		t.Fatal(answers, err)
	}
	for _, name := range []string{"2.4", "../2.3", ""} {
		if answers, err := i.Store.AnswerForms(name); answers != nil || err != nil {
			t.Errorf("%s: %v %v", name, answers, err)
		}
	}
	// A document without answers in its place has none.
	i.Stdin = importer(t, openAPI("2.3", 0)).Stdin
	mustImport(t, i, Request{Source: "-"})
	if answers, err := i.Store.AnswerForms("2.3"); answers != nil || err != nil {
		t.Error(answers, err)
	}
	if answers, err := (Store{}).AnswerForms("2.3"); answers != nil || err != nil {
		t.Error(answers, err)
	}
}

func TestStore_AnswerForms_damaged(t *testing.T) {
	t.Parallel()
	i := importer(t, answering)
	mustImport(t, i, Request{Source: "-"})
	writeFile(t, filepath.Join(i.Store.State, "answers", "2.3.json"), "{")
	_, err := i.Store.AnswerForms("2.3")
	faulttest.Want(t, err, fault.Input, "the answers of the imported catalogue 2.3 in ")
	if _, err := i.Store.Index(); err != nil {
		t.Errorf("scopes cannot be looked up: %v", err)
	}
}

func TestStore_AnswerForms_removed(t *testing.T) {
	t.Parallel()
	i := importer(t, answering)
	mustImport(t, i, Request{Source: "-"})
	if err := i.Store.Forget("2.3"); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(filepath.Join(i.Store.State, "answers")); len(entries) > 0 {
		t.Error(entries)
	}
	u := updater(t, publisher{"/openapi/erp/2.3.json": strings.Replace(answering, "shelves.read", "items.read", 1)})
	mustUpdate(t, u, UpdateRequest{Versions: []string{"2.3"}})
	if answers, err := u.Store.AnswerForms("2.3"); answers == nil || err != nil {
		t.Fatal(answers, err)
	}
	if _, err := u.Store.Reset(); err != nil {
		t.Fatal(err)
	}
	if answers, err := u.Store.AnswerForms("2.3"); answers != nil || err != nil {
		t.Error(answers, err)
	}
}
