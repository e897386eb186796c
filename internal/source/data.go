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
	a.members(u, t, &t.Root, 0)
}

// The names of members that hold a method and an address.
var (
	dataMethods = set("method httpmethod requestmethod http_method verb operation type")
	dataURLs    = set("url uri endpoint requesturl request_url requesturi address")
)

func (a *analysis) members(u *unit, t *jsonast.Text, v *jsonast.Value, depth int) {
	if depth > maxData {
		return
	}
	for i := range v.Items {
		a.members(u, t, &v.Items[i], depth+1)
	}
	verb := ""
	var url *jsonast.Value
	headers := false
	for i := range v.Members {
		m := &v.Members[i]
		name := strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(m.Name))
		switch {
		case dataMethods[name] && m.Value.Kind == jsonast.String && verbs[strings.ToLower(m.Value.Text)] == strings.ToUpper(m.Value.Text):
			verb = strings.ToUpper(m.Value.Text)
		case dataURLs[name] && m.Value.Kind == jsonast.Object && m.Value.Get("raw") != nil && m.Value.Get("raw").Kind == jsonast.String: // Postman
			url = m.Value.Get("raw")
		case dataURLs[name] && m.Value.Kind == jsonast.String:
			if url == nil || strings.Contains(m.Value.Text, "://") {
				url = &m.Value
			}
		case name == "headers":
			headers = strings.Contains(strings.ToLower(string(t.Bytes[m.Value.Start:min(max(m.Value.End, m.Value.Start), len(t.Bytes))])), "x-tenant-id")
		}
		a.members(u, t, &m.Value, depth+1)
	}
	if verb != "" && url != nil {
		a.found(u, url.Start, verb, templateValue(strings.TrimPrefix(url.Text, "="), nil), headers)
	}
}
