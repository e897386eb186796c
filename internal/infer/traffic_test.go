package infer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/source/tree"
)

const postman = `{
  "info": {"name": "JTL", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
  "item": [
    {"name": "Groups", "request": {"method": "GET", "header": [{"key": "X-Tenant-ID", "value": "{{tenant}}"}],
      "url": {"raw": "https://api.jtl-cloud.com/erp/v2/customerGroups?x=1"}}},
    {"name": "Other", "request": {"method": "GET", "url": {"raw": "https://api.shop.example/v2/items"}}}
  ]
}`

const bruno = `meta {
  name: Groups
  type: http
}

get {
  url: https://api.jtl-cloud.com/erp/v2/customerGroups
  body: none
}
`

func TestReadRecords_forms(t *testing.T) {
	t.Parallel()
	har := func(url string) string {
		return `{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"` + url + `"},"response":{"status":200}}]}}`
	}
	const log = `127.0.0.1 - - [26/Nov/2026:10:00:00 +0100] "GET %s HTTP/1.1" 200 12 "-" "curl"` + "\n"
	for name, test := range map[string]struct{ file, text, want string }{
		"HAR":                     {"a.har", har("https://api.jtl-cloud.com/erp/v2/customerGroups"), "a.har GET /v2/customerGroups exact; map[]"},
		"HAR of others":           {"a.har", har("https://api.shop.example/v2/customerGroups"), "; map[not a request to the ERP API:1]"},
		"HAR with erp of others":  {"a.har", har("https://acme.shop.example/erp/v2/customerGroups"), "; map[not a request to the ERP API:1]"},
		"HAR of a merchant":       {"a.har", har("https://wawi.example/api/eazybusiness/v2/customerGroups"), "a.har GET /v2/customerGroups exact; map[]"},
		"list with others":        {"a.txt", "GET https://acme.myshopify.com/erp/v2/customerGroups\n", "; map[not a request to the ERP API:1]"},
		"Elastic":                 {"a.log", `{"http":{"request":{"method":"GET"},"response":{"status_code":200}},"url":{"path":"/erp/v2/customerGroups"}}` + "\n", "a.log:1:1 GET /v2/customerGroups exact; map[]"},
		"HAR of a JTL-Wawi":       {"a.har", har("https://wawi.example:5883/api/eazybusiness/v2/customerGroups"), "a.har GET /v2/customerGroups exact; map[]"},
		"HAR of this machine":     {"a.har", har("http://localhost:8080/v2/customerGroups"), "a.har GET /v2/customerGroups likely; map[]"},
		"HAR of the accounts":     {"a.har", har("https://api.jtl-cloud.com/account/customerGroups"), "; map[not a request to the ERP API:1]"},
		"access log":              {"a.log", fmt.Sprintf(log, "/erp/v2/customerGroups?a=b"), "a.log:1:1 GET /v2/customerGroups exact; map[]"},
		"routes of the app":       {"a.log", fmt.Sprintf(log, "/about") + fmt.Sprintf(log, "/v2/customerGroups"), "a.log:2:1 GET /v2/customerGroups likely; map[not a request to the ERP API:1]"},
		"JSON log":                {"a.log", `{"request":{"method":"GET","uri":"/erp/v2/customerGroups"},"status":200}` + "\n", "a.log:1:1 GET /v2/customerGroups exact; map[]"},
		"list":                    {"a.txt", "# mine\nGET /v2/customerGroups\nGET /v2/nothing\nOPTIONS /v2/customerGroups\n", "a.txt:2:1 GET /v2/customerGroups exact; a.txt:3:1 open GET /v2/nothing; map[preflight of a browser:1]"},
		"records":                 {"a.ndjson", line, "a.ndjson:1:1 GET /v2/customerGroups exact; map[]"},
		"records, the first torn": {"a.ndjson", "{\"time\":\"20\n" + line, "a.ndjson:2:1 GET /v2/customerGroups exact; map[not a request:1]"},
		"Postman":                 {"collection.json", postman, "collection.json:5:22 GET /v2/customerGroups exact; map[]"},
		"Postman in one line":     {"collection.json", strings.ReplaceAll(postman, "\n", " ") + "\n", "collection.json:1:256 GET /v2/customerGroups exact; map[]"},
		"Bruno":                   {"groups.bru", bruno, "groups.bru:6:1 GET /v2/customerGroups exact; map[]"},
		".http":                   {"a.http", "### groups\nGET https://api.jtl-cloud.com/erp/v2/customerGroups\n", "a.http:2:1 GET /v2/customerGroups exact; map[]"},
		"nothing":                 {"a.har", "", "; map[]"},
	} {
		path := filepath.Join(t.TempDir(), test.file)
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		by := resolver(t)
		records, err := ReadRecords(t.Context(), by.Index, []string{path}, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r := records.Infer(by, Declared{})
		var got []string
		for _, e := range r.Evidence {
			e.File = filepath.Base(e.File)
			got = append(got, fmt.Sprintf("%s %s %s", e.Place, e.Title(), e.Grade))
		}
		for _, u := range r.Unresolved {
			u.File = filepath.Base(u.File)
			got = append(got, fmt.Sprintf("%s open %s", u.Place, u.Text))
		}
		if all := fmt.Sprintf("%s; %v", strings.Join(got, "; "), r.Skipped); all != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, all, test.want)
		}
	}
}

// TestReadRecords_folder: a folder is a collection of Bruno.
func TestReadRecords_folder(t *testing.T) {
	t.Parallel()
	root := writeTree(t, map[string]string{"tests/groups.bru": bruno})
	by := resolver(t)
	records, err := ReadRecords(t.Context(), by.Index, []string{root}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r := records.Infer(by, Declared{}); fmt.Sprint(r.Needed) != "[customers.read]" {
		t.Errorf("%+v", r)
	}
}

// TestReadRecords_names: a file keeps the name that it has, whatever it is read as.
func TestReadRecords_names(t *testing.T) {
	t.Parallel()
	const unknown = `,{"request":{"method":"GET","url":"https://api.jtl-cloud.com/erp/v2/nothing"}}]}`
	text := strings.Replace(postman, "\n  ]\n}", unknown, 1)
	file := filepath.Join(t.TempDir(), "collection")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, StdinName} {
		by := resolver(t)
		records, err := ReadRecords(t.Context(), by.Index, []string{name}, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		r := records.Infer(by, Declared{})
		if len(r.Evidence) != 1 || len(r.Unresolved) != 1 || r.Evidence[0].File != filepath.ToSlash(name) || r.Unresolved[0].File != filepath.ToSlash(name) {
			t.Errorf("%s: %+v, %+v", name, r.Evidence, r.Unresolved)
		}
	}
}

// TestRecords_SkippedText: files have the words of `scope infer` without --from.
func TestRecords_SkippedText(t *testing.T) {
	t.Parallel()
	r := &Records{Skipped: map[string]int{string(tree.Large): 1, elsewhere: 2}}
	if got := strings.Join(r.SkippedText(), "; "); !strings.Contains(got, "1 file: larger than 2 MiB") || !strings.Contains(got, "2 requests: "+elsewhere) {
		t.Error(got)
	}
}
