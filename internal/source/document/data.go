package document

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

// maxData bounds the depth of documents.
const maxData = 64

// document is a file of data.
type document struct {
	found Found
	text  *jsonast.Text
	base  string // the address that its paths continue, "" if it names none or several
	bases int
}

// Data reads JSON and YAML in which a method and a URL are members of one object.
func Data(name string, code []byte, found Found) {
	var t *jsonast.Text
	if strings.EqualFold(path.Ext(name), ".json") {
		t = jsonast.Parse(code)
	} else {
		t = yamltext.Parse(code)
	}
	if t.Recoded {
		return
	}
	d := &document{found: found, text: t}
	d.findBase(&t.Root, 0)
	d.members(&t.Root, 0)
}

// findBase looks for the one base address that a document names.
func (d *document) findBase(v *jsonast.Value, depth int) {
	if depth > maxData {
		return
	}
	for i := range v.Items {
		d.findBase(&v.Items[i], depth+1)
	}
	for i := range v.Members {
		m := &v.Members[i]
		name := strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(m.Name))
		if m.Value.Kind == jsonast.String && (name == "baseurl" || name == "apibase") && m.Value.Text != d.base {
			d.base = m.Value.Text
			if d.bases++; d.bases > 1 {
				d.base = ""
			}
		}
		d.findBase(&m.Value, depth+1)
	}
}

// The names of members that hold a method and an address, and of those that hold what
// the app itself serves or a test pretends.
var (
	dataServed  = word.NewSet("webhook webhooks trigger triggers route routes router routing accesscontrol mock mocks stub stubs interactions httpinteractions rewrites redirects ingress paths")
	dataMethods = word.NewSet("method httpmethod requestmethod http_method verb operation type")
	dataURLs    = word.NewSet("url uri endpoint requesturl request_url requesturi address")
)

func (d *document) members(v *jsonast.Value, depth int) {
	t := d.text
	if depth > maxData {
		return
	}
	for i := range v.Items {
		d.members(&v.Items[i], depth+1)
	}
	verb := ""
	var url, rest *jsonast.Value
	headers := false
	for i := range v.Members {
		m := &v.Members[i]
		name := strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(m.Name))
		switch {
		case dataMethods.Has(name) && m.Value.Kind == jsonast.String && word.Verbs[strings.ToLower(m.Value.Text)] == strings.ToUpper(m.Value.Text):
			verb = strings.ToUpper(m.Value.Text)
		case dataURLs.Has(name) && m.Value.Kind == jsonast.Object && m.Value.Get("raw") != nil && m.Value.Get("raw").Kind == jsonast.String: // Postman
			url = m.Value.Get("raw")
		case dataURLs.Has(name) && m.Value.Kind == jsonast.String && (name != "endpoint" || !strings.HasPrefix(m.Value.Text, "/") || d.base == ""):
			if url == nil || strings.Contains(m.Value.Text, "://") {
				url = &m.Value
			}
		case (name == "path" || name == "endpoint") && m.Value.Kind == jsonast.String && strings.HasPrefix(m.Value.Text, "/"):
			rest = &m.Value
		case name == "request" && m.Value.Kind == jsonast.String && strings.Contains(m.Value.Text, "://"): // Postman, of GET
			d.found(m.Value.Start, "GET", value.Template(m.Value.Text, nil), false)
		case name == "response" && v.Get("request") != nil: // of Postman: requests of examples that were saved
			continue
		case name == "request" && v.Get("response") != nil && v.Get("response").Kind == jsonast.Object: // of WireMock and its like
			continue
		case dataServed.Has(strings.ReplaceAll(name, "_", "")):
			continue
		case name == "headers":
			headers = strings.Contains(strings.ToLower(string(t.Bytes[m.Value.Start:min(max(m.Value.End, m.Value.Start), len(t.Bytes))])), "x-tenant-id")
		}
		d.members(&m.Value, depth+1)
	}
	if verb != "" && url != nil {
		d.found(url.Start, verb, value.Template(strings.TrimPrefix(url.Text, "="), nil), headers)
	}
	if verb != "" && url == nil && rest != nil && strings.Contains(d.base, "://") {
		d.found(rest.Start, verb, value.Template(strings.TrimRight(d.base, "/")+rest.Text, nil), headers)
	}
}
