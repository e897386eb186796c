package source

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

// maxData bounds the depth of documents.
const maxData = 64

// data reads JSON and YAML in which a method and a URL are members of one object.
func (a *analysis) data(u *unit) {
	var t *jsonast.Text
	if strings.EqualFold(path.Ext(u.name), ".json") {
		t = jsonast.Parse(u.code)
	} else {
		t = yamltext.Parse(u.code)
	}
	if t.Recoded {
		return
	}
	d := &document{unit: u, text: t}
	d.findBase(&t.Root, 0)
	a.members(d, &t.Root, 0)
}

// document is a file of data.
type document struct {
	unit  *unit
	text  *jsonast.Text
	base  string // the address that its paths continue, "" if it names none or several
	bases int
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
		if m.Value.Kind == jsonast.String && (name == "baseurl" || name == "baseuri" || name == "apibase") && m.Value.Text != d.base {
			d.base = m.Value.Text
			if d.bases++; d.bases > 1 {
				d.base = ""
			}
		}
		d.findBase(&m.Value, depth+1)
	}
}

// The names of members that hold a method and an address.
var (
	dataMethods = set("method httpmethod requestmethod http_method verb operation type")
	dataURLs    = set("url uri endpoint requesturl request_url requesturi address")
)

func (a *analysis) members(d *document, v *jsonast.Value, depth int) {
	t := d.text
	if depth > maxData {
		return
	}
	for i := range v.Items {
		a.members(d, &v.Items[i], depth+1)
	}
	verb := ""
	var url, rest *jsonast.Value
	headers := false
	for i := range v.Members {
		m := &v.Members[i]
		name := strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(m.Name))
		switch {
		case dataMethods.has(name) && m.Value.Kind == jsonast.String && verbs[strings.ToLower(m.Value.Text)] == strings.ToUpper(m.Value.Text):
			verb = strings.ToUpper(m.Value.Text)
		case dataURLs.has(name) && m.Value.Kind == jsonast.Object && m.Value.Get("raw") != nil && m.Value.Get("raw").Kind == jsonast.String: // Postman
			url = m.Value.Get("raw")
		case dataURLs.has(name) && m.Value.Kind == jsonast.String && (name != "endpoint" || !strings.HasPrefix(m.Value.Text, "/") || d.base == ""):
			if url == nil || strings.Contains(m.Value.Text, "://") {
				url = &m.Value
			}
		case (name == "path" || name == "endpoint") && m.Value.Kind == jsonast.String && strings.HasPrefix(m.Value.Text, "/"):
			rest = &m.Value
		case name == "headers":
			headers = strings.Contains(strings.ToLower(string(t.Bytes[m.Value.Start:min(max(m.Value.End, m.Value.Start), len(t.Bytes))])), "x-tenant-id")
		}
		a.members(d, &m.Value, depth+1)
	}
	if verb != "" && url != nil {
		a.found(d.unit, url.Start, verb, templateValue(strings.TrimPrefix(url.Text, "="), nil), headers)
	}
	if verb != "" && url == nil && rest != nil && strings.Contains(d.base, "://") {
		a.found(d.unit, rest.Start, verb, templateValue(strings.TrimRight(d.base, "/")+rest.Text, nil), headers)
	}
}
