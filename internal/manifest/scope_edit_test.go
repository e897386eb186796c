package manifest

import (
	"errors"
	"testing"
)

func TestAddScopes(t *testing.T) {
	t.Parallel()
	const app = `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": `
	for name, test := range map[string]struct {
		file, text          string
		mandatory, optional []string
		want                string
	}{
		"one line":          {"app.json", app + `["a.read", "b.read"]}}}}`, []string{"c.read", "d.read"}, nil, app + `["a.read", "b.read", "c.read", "d.read"]}}}}`},
		"lines":             {"app.json", app + "[\n    \"a.read\",\n    \"b.read\"\n  ]}}}}\n", []string{"c.read"}, nil, app + "[\n    \"a.read\",\n    \"b.read\",\n    \"c.read\"\n  ]}}}}\n"},
		"lines of Windows":  {"app.json", app + "[\r\n\t\"a.read\"\r\n]}}}}", []string{"c.read"}, nil, app + "[\r\n\t\"a.read\",\r\n\t\"c.read\"\r\n]}}}}"},
		"empty":             {"app.json", app + `[ ]}}}}`, []string{"c.read"}, nil, app + `["c.read"]}}}}`},
		"null":              {"app.json", app + `null}}}}`, []string{"c.read"}, nil, app + `["c.read"]}}}}`},
		"no list":           {"app.json", `{"technicalName": "a", "capabilities": {"erp": {}}}`, []string{"c.read"}, nil, `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["c.read"]}}}}`},
		"nothing":           {"app.json", "{\n  \"technicalName\": \"a\"\n}", []string{"c.read"}, nil, "{\n  \"technicalName\": \"a\",\n  \"capabilities\": {\"erp\": {\"api\": {\"scopes\": [\"c.read\"]}}}\n}"},
		"registration":      {"r.json", `{"AppId": "a", "MandatoryApiScopes": ["a.read"]}`, []string{"c.read"}, []string{"d.read"}, `{"AppId": "a", "MandatoryApiScopes": ["a.read", "c.read"], "OptionalApiScopes": ["d.read"]}`},
		"YAML":              {"r.yaml", "AppId: a\nMandatoryApiScopes:\n  - a.read # why\n\n# end\n", []string{"c.read"}, nil, "AppId: a\nMandatoryApiScopes:\n  - a.read # why\n  - c.read\n\n# end\n"},
		"YAML in brackets":  {"r.yaml", "AppId: a\nMandatoryApiScopes: [a.read] # why\n", []string{"c.read", "d.read"}, nil, "AppId: a\nMandatoryApiScopes: [a.read, c.read, d.read] # why\n"},
		"YAML, empty":       {"r.yaml", "AppId: a\nMandatoryApiScopes: []\n", []string{"c.read"}, nil, "AppId: a\nMandatoryApiScopes: [c.read]\n"},
		"YAML, no value":    {"r.yaml", "AppId: a\nMandatoryApiScopes:\nOptionalApiScopes: # later\n", []string{"c.read"}, []string{"d.read"}, "AppId: a\nMandatoryApiScopes:\n  - c.read\nOptionalApiScopes: # later\n  - d.read\n"},
		"YAML, no list":     {"r.yaml", "AppId: a\nMandatoryApiScopes:\n- a.read", nil, []string{"d.read"}, "AppId: a\nMandatoryApiScopes:\n- a.read\nOptionalApiScopes:\n  - d.read\n"},
		"YAML, no end":      {"r.yaml", "AppId: a\nMandatoryApiScopes:\n- a.read", []string{"c.read"}, nil, "AppId: a\nMandatoryApiScopes:\n- a.read\n- c.read"},
		"not a list":        {"app.json", app + `"a.read"}}}}`, []string{"c.read"}, nil, ""},
		"not an object":     {"app.json", `{"technicalName": "a", "capabilities": []}`, []string{"c.read"}, nil, ""},
		"not JSON":          {"app.json", app + `["a.read"`, []string{"c.read"}, nil, ""},
		"the names of both": {"m.json", `{"manifest": {"technicalName": "a"}, "listing": {}}`, []string{"c.read"}, nil, `{"manifest": {"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["c.read"]}}}}, "listing": {}}`},
	} {
		got, err := AddScopes(Read(test.file, []byte(test.text)), test.mandatory, test.optional)
		if test.want == "" && !errors.Is(err, ErrNotEditable) || test.want != "" && err != nil || string(got) != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", name, err, got, test.want)
		}
	}
}

func TestRemoveScopes(t *testing.T) {
	t.Parallel()
	gone := []string{"a.read", "c.read"}
	for name, test := range map[string]struct{ file, text, want string }{
		"app":                   {"app.json", `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["a.read", "b.read", "c.read"]}}}}`, `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["b.read"]}}}}`},
		"all":                   {"app.json", `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["a.read"]}}}}`, `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": []}}}}`},
		"registration":          {"r.json", `{"AppId": "a", "MandatoryApiScopes": ["a.read"], "OptionalApiScopes": ["c.read", "d.read"]}`, `{"AppId": "a", "MandatoryApiScopes": ["a.read"], "OptionalApiScopes": ["d.read"]}`},
		"YAML":                  {"r.yaml", "AppId: a\nMandatoryApiScopes:\n  - a.read\nOptionalApiScopes:\n  - c.read # why\n  - d.read\n", "AppId: a\nMandatoryApiScopes:\n  - a.read\nOptionalApiScopes:\n  - d.read\n"},
		"YAML, the last":        {"r.yaml", "AppId: a\nMandatoryApiScopes: []\nOptionalApiScopes:\n  - d.read\n  - c.read", "AppId: a\nMandatoryApiScopes: []\nOptionalApiScopes:\n  - d.read"},
		"YAML, all":             {"r.yaml", "AppId: a\nMandatoryApiScopes: []\nOptionalApiScopes:\n  - c.read\nX: 1\n", "AppId: a\nMandatoryApiScopes: []\nOptionalApiScopes: []\nX: 1\n"},
		"YAML in brackets":      {"r.yaml", "AppId: a\nMandatoryApiScopes: []\nOptionalApiScopes: [c.read, d.read]\n", "AppId: a\nMandatoryApiScopes: []\nOptionalApiScopes: [d.read]\n"},
		"nothing to be removed": {"app.json", `{"technicalName": "a"}`, `{"technicalName": "a"}`},
	} {
		if got, err := RemoveScopes(Read(test.file, []byte(test.text)), gone); err != nil || string(got) != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", name, err, got, test.want)
		}
	}
}
