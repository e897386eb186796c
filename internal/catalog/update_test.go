package catalog

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// publisher is a network with documents by path. Every other path is 404.
type publisher map[string]string

func (p publisher) RoundTrip(request *http.Request) (*http.Response, error) {
	response := &http.Response{StatusCode: http.StatusNotFound, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("gone")), Request: request}
	if request.Header.Get("Authorization") != "" || request.Header.Get("Cookie") != "" {
		response.StatusCode = http.StatusTeapot
		return response, nil
	}
	text, ok := p[request.URL.Path]
	if target, moved := strings.CutPrefix(text, "moved "); moved {
		response.StatusCode = http.StatusFound
		response.Header.Set("Location", target)
	} else if text == "status 403" {
		response.StatusCode = http.StatusForbidden
	} else if ok {
		response.StatusCode, response.Body = http.StatusOK, io.NopCloser(strings.NewReader(text))
	}
	return response, nil
}

// shelves is a document whose operations have the scopes that it is given.
func shelves(scopes ...string) string {
	var paths []string
	for i, name := range scopes {
		paths = append(paths, fmt.Sprintf(`"/v2/shelves%d":{"get":{"security":[{"Wawi":[%q]}]}}`, i, name))
	}
	return `{"openapi":"3.0.4","info":{"version":"2.4.0-alpha"},"paths":{` + strings.Join(paths, ",") + `}}`
}

const schemaDocument = "type Query { QueryShelves: Int @authorize(roles: [\"shelves.read\"]) }"

func updater(t *testing.T, p publisher) Updater {
	t.Helper()
	return Updater{
		Store: Store{State: t.TempDir()}, Fetch: UpdateDownloader(platform.Options{Base: p, Once: true}), Now: importerNow, Progress: func(string) {},
	}
}

// statuses writes outcomes as NAME STATUS.
func statuses(outcomes []Outcome) string {
	var all []string
	for _, o := range outcomes {
		all = append(all, o.Name+" "+string(o.Status))
	}
	return strings.Join(all, ", ")
}

func mustUpdate(t *testing.T, u Updater, r UpdateRequest) []Outcome {
	t.Helper()
	outcomes, err := u.Update(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// TestUpdater_Update_publisher reads all versions of the list, from the addresses
// that are published.
func TestUpdater_Update_publisher(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/openapi/erp/2.3.json": shelves("shelves.read"), "/cloud/api-reference/erp/v2.3/graphql-schema.md": "# x\n```graphql\n" + schemaDocument + "\n```\n"})
	const want = "1.0 failed, 1.1 absent, 1.2 absent, 1.3 absent, 1.4 absent, 1.5 absent, 1.6 absent, 2.0 failed, 2.0-graphql absent, 2.1 absent, 2.1-graphql absent, " +
		"2.2 absent, 2.2-graphql absent, 2.3 new, 2.3-graphql new, 3.0 absent, 3.0-graphql absent"
	if got := statuses(mustUpdate(t, u, UpdateRequest{})); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	entries, err := u.Store.Entries()
	faulttest.Must(t, err)
	if got, want := namesOf(entries), "1.0 built in, 2.0 built in, 2.3 updated, 2.3-graphql updated"; got != want {
		t.Errorf("got %s", got)
	}
	if c := entries[2]; c.Date != "2027-01-16" || c.Source != "https://developer.jtl-software.com/openapi/erp/2.3.json" || c.Generation != 2 {
		t.Errorf("%+v", c)
	}
}

func TestUpdater_Update_statuses(t *testing.T) {
	t.Parallel()
	const path, from = "/docs/2.3.json", "https://portal.example/docs/"
	p := publisher{path: shelves("a.read", "b.read", "c.read", "d.read")}
	u := updater(t, p)
	r := UpdateRequest{From: from, Versions: []string{"2.3", "2.3"}}
	for _, c := range []struct{ name, document, want, message string }{
		{"first", p[path], "new", ""},
		{"again", p[path], "unchanged", ""},
		{"one less", shelves("a.read", "b.read", "c.read"), "changed", ""},
		{"broken", "{", "failed", "https://portal.example/docs/2.3.json cannot be used as a catalogue: the document is not valid JSON"},
		{"a page", "<!doctype html>", "failed", "it is an HTML or XML page"},
		{"another kind", schemaDocument, "failed", "is a document of another kind"},
		{"shrunk", shelves("a.read"), "failed", "has lost more than half of its operations or scopes"},
		{"of other scopes", shelves("x.read", "y.read", "z.read"), "failed", "has lost more than half"},
		{"to another host", "moved https://elsewhere.example/2.3.json?token=hunter2", "failed", "returned 302 Found"},
		{"to another port", "moved https://portal.example:8443/docs/2.3.json", "failed", "returned 302 Found"},
		{"to plain http", "moved http://portal.example/docs/2.3.json", "failed", "returned 302 Found"},
		{"in a circle", "moved https://portal.example/docs/2.3.json", "failed", "returned 302 Found"},
		{"still there", shelves("a.read", "b.read", "c.read"), "unchanged", ""},
		{"too large", shelves("a.read") + strings.Repeat(" ", MaxDocument), "failed", "is larger than 32 MiB"},
	} {
		p[path] = c.document
		outcomes := mustUpdate(t, u, r)
		if got := statuses(outcomes); got != "2.3 "+c.want+", 2.3-graphql absent" {
			t.Errorf("%s: %s (%v)", c.name, got, outcomes[0].Err)
		}
		err := outcomes[0].Err
		if (err == nil) != (c.message == "") || (err != nil && !strings.Contains(err.Error()+fault.Hint(err), c.message)) || strings.Contains(fmt.Sprint(err)+fault.Hint(err), "hunter2") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	delete(p, path)
	if got := statuses(mustUpdate(t, u, r)); got != "2.3 failed, 2.3-graphql absent" {
		t.Errorf("a document that is gone: %s", got)
	}
	index, err := u.Store.Index()
	faulttest.Must(t, err)
	if _, ok := index.Find("c.read"); !ok {
		t.Error("what there was is lost")
	}
	p[path] = shelves("a.read")
	r.Force = true
	if got := statuses(mustUpdate(t, u, r)); got != "2.3 changed, 2.3-graphql absent" {
		t.Errorf("with force: %s", got)
	}
}

// TestUpdater_Update_hints: a hint helps with what has happened, and its command
// reads from the same place.
func TestUpdater_Update_hints(t *testing.T) {
	t.Parallel()
	const from = "https://portal.example/my docs"
	p := publisher{"/my docs/2.3.json": shelves("a.read", "b.read", "c.read")}
	u, r := updater(t, p), UpdateRequest{From: from, Versions: []string{"2.3"}}
	mustUpdate(t, u, r)
	for name, c := range map[string]struct{ path, text, want, hint string }{
		"shrunk":      {"2.3.json", shelves("a.read"), "has lost more than half", "`jtlctl scope update --api 2.3 --force --from 'https://portal.example/my docs'` takes it"},
		"loop":        {"2.3.json", "moved /my%20docs/2.3.json", "returned 302 Found", "the server redirects too often, at last to https://portal.example/my%20docs/2.3.json"},
		"no rights":   {"2.3.json", "status 403", "returned 403 Forbidden", "no credentials are sent: download the document in a browser into a folder, and name the folder with --from"},
		"no schema":   {"2.3.graphql", "<html>Sign in</html>", "2.3.graphql cannot be used as a catalogue: this is not a GraphQL schema", "a schema has definitions such as type Query"},
		"JSON schema": {"2.3.graphql", shelves("a.read"), "this is not a GraphQL schema", "a schema has definitions"},
	} {
		p := publisher{"/my docs/2.3.json": shelves("a.read", "b.read", "c.read")}
		p["/my docs/"+c.path] = c.text
		u.Fetch = UpdateDownloader(platform.Options{Base: p, Once: true})
		var failed []Outcome
		for _, o := range mustUpdate(t, u, r) {
			if o.Status == Failed {
				failed = append(failed, o)
			}
		}
		if len(failed) != 1 {
			t.Errorf("%s: %d failed", name, len(failed))
			continue
		}
		if got := fault.From(failed[0].Err); !strings.Contains(got.Message, c.want) || !strings.Contains(got.Hint, c.hint) {
			t.Errorf("%s: %s (%s)", name, got.Message, got.Hint)
		}
	}
}

func TestUpdater_Update_sameHost(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/docs/2.3.json": "moved /other/2.3.json", "/other/2.3.json": shelves("a.read"), "/docs/2.3.graphql-schema.md": schemaDocument})
	if got := statuses(mustUpdate(t, u, UpdateRequest{From: "https://portal.example/docs", Versions: []string{"2.3"}})); got != "2.3 new, 2.3-graphql new" {
		t.Error(got)
	}
}

func TestUpdater_Update_check(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/2.3.json": shelves("a.read")})
	u.Store.State = "" // which would matter only for storing
	if got := statuses(mustUpdate(t, u, UpdateRequest{From: "https://portal.example", Versions: []string{"2.3"}, Check: true})); got != "2.3 new, 2.3-graphql absent" {
		t.Error(got)
	}
	_, err := u.Update(t.Context(), UpdateRequest{From: "https://portal.example"})
	faulttest.Want(t, err, fault.Config, "no folder for catalogues is known on this system")
}

func TestUpdater_Update_folder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"2.3.json": shelves("a.read"), "1.0.json": "{", "2.4.graphql-schema.md": schemaDocument, "2.5.graphql": schemaDocument, "2.5.graphql-schema.md": "no schema",
		"notes.json": "{}", "2.json": "{}", "2.3.txt": "",
	} {
		writeFile(t, filepath.Join(folder, name), text)
	}
	u := updater(t, nil)
	if got, want := statuses(mustUpdate(t, u, UpdateRequest{From: folder})), "1.0 failed, 2.3 new, 2.4-graphql new, 2.5-graphql new"; got != want {
		t.Errorf("got %s", got)
	}
	outcomes := mustUpdate(t, u, UpdateRequest{From: folder, Versions: []string{"2.9", "2.4"}})
	if got, want := statuses(outcomes), "2.4-graphql unchanged, 2.9 failed"; got != want {
		t.Errorf("got %s", got)
	}
	faulttest.Want(t, outcomes[1].Err, fault.Input, "there is no file "+filepath.Join(folder, "2.9.json"))
}

func TestUpdater_Update_rejects(t *testing.T) {
	t.Parallel()
	u := updater(t, nil)
	file := writeFile(t, filepath.Join(t.TempDir(), "x"), "")
	for _, c := range []struct {
		r    UpdateRequest
		kind fault.Kind
		want string
	}{
		{UpdateRequest{Versions: []string{"2.3", "v2.3"}}, fault.Usage, `"v2.3" is not a version`},
		{UpdateRequest{Versions: []string{"2"}}, fault.Usage, "is not a version"},
		{UpdateRequest{Versions: []string{"2.3.4"}}, fault.Usage, "is not a version"},
		{UpdateRequest{Versions: []string{""}}, fault.Usage, "is not a version"},
		{UpdateRequest{Versions: []string{"../2.3"}}, fault.Usage, "is not a version"},
		{UpdateRequest{Versions: []string{strings.Repeat("1", 90) + ".0"}}, fault.Usage, "is not a version"},
		{UpdateRequest{From: "http://portal.example"}, fault.Config, "is plain http (from --from)"},
		{UpdateRequest{From: "ftp://portal.example"}, fault.Config, "(from --from)"},
		{UpdateRequest{From: "https://a:b@portal.example"}, fault.Config, "contains a user name or password"},
		{UpdateRequest{From: "https://portal.example?x=1"}, fault.Usage, "has a query or fragment"},
		{UpdateRequest{From: "https://portal.example?"}, fault.Usage, "has a query or fragment"},
		{UpdateRequest{From: "https://portal.example#x"}, fault.Usage, "has a query or fragment"},
		{UpdateRequest{From: filepath.Join(t.TempDir(), "missing")}, fault.Input, "there is no folder"},
		{UpdateRequest{From: t.TempDir()}, fault.Input, "has no documents"},
		{UpdateRequest{From: file}, fault.Input, "cannot be read"},
	} {
		_, err := u.Update(t.Context(), c.r)
		faulttest.Want(t, err, c.kind, c.want)
	}
}

// TestUpdater_Update_interrupted keeps what was stored before.
func TestUpdater_Update_interrupted(t *testing.T) {
	t.Parallel()
	u := updater(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	u.Fetch = func(ctx context.Context, address string) ([]byte, error) {
		if strings.HasSuffix(address, "/2.3.json") {
			return []byte(shelves("a.read")), nil
		}
		<-ctx.Done()
		return nil, ctx.Err()
	}
	u.Progress = func(name string) {
		if name == "2.3-graphql" {
			cancel()
		}
	}
	_, err := u.Update(ctx, UpdateRequest{From: "https://portal.example", Versions: []string{"2.3", "2.4"}})
	if fault.From(err).Kind != fault.Interrupted {
		t.Errorf("%v", err)
	}
}

// TestUpdater_Update_damaged: an update replaces what cannot be read.
func TestUpdater_Update_damaged(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/2.3.json": shelves("a.read")})
	writeFile(t, filepath.Join(u.Store.State, "catalogs", "2.3.json"), "<html>")
	if got := statuses(mustUpdate(t, u, UpdateRequest{From: "https://portal.example", Versions: []string{"2.3"}})); got != "2.3 new, 2.3-graphql absent" {
		t.Error(got)
	}
	_, err := u.Store.Entries()
	faulttest.Must(t, err)
}

// TestStore_Entries_replaced: an updated document replaces the built-in one, and
// what is known from elsewhere stays.
func TestStore_Entries_replaced(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/2.0.json": shelves("a.read")})
	mustUpdate(t, u, UpdateRequest{From: "https://portal.example", Versions: []string{"2.0"}, Force: true})
	index, err := u.Store.Index()
	faulttest.Must(t, err)
	for name, want := range map[string]bool{"a.read": true, "items.write": false, "system.all": true, "item.queryitems": true} {
		if _, ok := index.Find(name); ok != want {
			t.Errorf("%s: %v", name, ok)
		}
	}
	if list, err := Scopes(index, Filter{API: "2.0"}); err != nil || len(list.Scopes) < 2 {
		t.Errorf("%v", err)
	}
	faulttest.Must(t, u.Store.Forget("2.0"))
	faulttest.Want(t, u.Store.Forget("2.0"), fault.Usage, "is built in and cannot be removed")
}

func TestStore_Reset_damaged(t *testing.T) {
	t.Parallel()
	s := Store{State: t.TempDir()}
	for _, name := range []string{"2.0", "2.3-graphql", "mine"} {
		writeFile(t, filepath.Join(s.State, "catalogs", name+".json"), "<html>")
	}
	outcomes, err := s.Reset()
	if got := statuses(outcomes); err != nil || got != "2.0 changed, 2.3-graphql absent" {
		t.Errorf("%s, %v", got, err)
	}
	if names, _ := s.ImportedNames(); strings.Join(names, " ") != "mine" {
		t.Errorf("%v is left: no update has such a name", names)
	}
}

func TestStore_Reset(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/2.0.json": shelves("a.read"), "/2.3.json": shelves("b.read"), "/2.3.graphql": schemaDocument})
	mustUpdate(t, u, UpdateRequest{From: "https://portal.example", Versions: []string{"2.0", "2.3"}, Force: true})
	i := importer(t, openAPI("2.4", 0))
	i.Store = u.Store
	mustImport(t, i, Request{Source: "-"})
	outcomes, err := u.Store.Reset("2.3")
	if got := statuses(outcomes); err != nil || got != "2.3 absent, 2.3-graphql absent" {
		t.Errorf("%s, %v", got, err)
	}
	outcomes, err = u.Store.Reset()
	if got := statuses(outcomes); err != nil || got != "2.0 changed" || outcomes[0].Changes.ScopesRemoved[0] != "a.read" {
		t.Errorf("%s, %v", got, err)
	}
	if names, _ := u.Store.ImportedNames(); strings.Join(names, " ") != "2.4" {
		t.Errorf("%v is left: what a user imported is none of an update", names)
	}
	_, err = u.Store.Reset("x")
	faulttest.Want(t, err, fault.Usage, "is not a version")
}

// TestImporter_Import_schema: a schema names no version, its file does.
func TestImporter_Import_schema(t *testing.T) {
	t.Parallel()
	i := importer(t, schemaDocument)
	path := writeFile(t, filepath.Join(t.TempDir(), "2.5.graphql"), schemaDocument)
	for source, want := range map[string]string{"-": "graphql", "https://portal.example/erp/v2.4/graphql-schema.md": "2.4-graphql", path: "2.5-graphql"} {
		if got := mustImport(t, i, Request{Source: source}); got.Name != want || got.Published {
			t.Errorf("%s: %+v", source, got.Catalog)
		}
	}
}

// TestImporter_Import_copyOfAnUpdatedOne is not one that an update has read.
func TestImporter_Import_copyOfAnUpdatedOne(t *testing.T) {
	t.Parallel()
	u := updater(t, publisher{"/2.3.json": shelves("a.read")})
	mustUpdate(t, u, UpdateRequest{From: "https://portal.example", Versions: []string{"2.3"}})
	i := importer(t, "")
	got := mustImport(t, i, Request{Source: filepath.Join(u.Store.State, "catalogs", "2.3.json")})
	if got.Published {
		t.Errorf("%+v", got.Catalog)
	}
}

func TestEntry_AgeInDays(t *testing.T) {
	t.Parallel()
	now := importer(t, "").Now() // 2027-01-16 in UTC
	for date, want := range map[string]int{"2027-01-16": 0, "2027-01-15": 1, "2026-11-21": 56, "2027-02-01": 0, "": 0, "yesterday": 0} {
		if got := (Entry{Catalog: &scope.Catalog{Date: date}}).AgeInDays(now); got != want {
			t.Errorf("%s: %d", date, got)
		}
	}
}

// FuzzUpdate reads a foreign document: it fails, or is stored so that it can be
// read.
func FuzzUpdate(f *testing.F) {
	f.Add(shelves("a.read"))
	f.Add(schemaDocument)
	f.Add("# x\n```graphql\n" + schemaDocument + "\n```\n")
	f.Fuzz(func(t *testing.T, text string) {
		folder := t.TempDir()
		for _, name := range []string{"2.3.json", "2.3.graphql"} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		u := Updater{Store: Store{State: folder}, Now: importerNow, Progress: func(string) {}}
		outcomes, err := u.Update(context.Background(), UpdateRequest{From: folder})
		if err != nil || len(outcomes) != 2 {
			t.Fatalf("%v, %v", outcomes, err)
		}
		for _, o := range outcomes {
			if (o.Status == Failed) != (o.Err != nil) {
				t.Errorf("%+v", o)
			}
		}
		if _, err := u.Store.Entries(); err != nil {
			t.Errorf("what was stored cannot be read: %v", err)
		}
	})
}
