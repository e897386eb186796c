package profile

import (
	"slices"
	"testing"
)

func TestFile_Unknown(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		content string
		want    []string
	}{
		"nothing":              {"", nil},
		"a comment":            {"# x\n", nil},
		"every key":            {"current: a\nprofiles:\n  - {name: a, environment: qa, idp: legacy, secret_at: x, scx_secret_at: y, store: file}\n", nil},
		"mistyped on top":      {"currentt: a\n", []string{`unknown key "currentt" in line 1 (did you mean "current"?)`}},
		"profiles in singular": {"\nprofile: []\n", []string{`unknown key "profile" in line 2 (did you mean "profiles"?)`}},
		"a setting on top":     {"environment: qa\n", []string{`unknown key "environment" in line 1`}},
		"mistyped in a profile": {
			"profiles:\n  - name: a\n    tokenurl: x\n  - client: x\n    name: b\n",
			[]string{`unknown key "tokenurl" of profile "a" in line 3 (did you mean "token_url"?)`, `unknown key "client" of profile "b" in line 4 (did you mean "client_id"?)`},
		},
		"a secret": {
			"profiles:\n  - name: a\n    client_secret: planted\n",
			[]string{`unknown key "client_secret" of profile "a" in line 3; secrets are not kept in the configuration: ` + "`jtlctl auth login`" + ` stores them safely`},
		},
		"an anchor, which is used elsewhere": {"base: &b {name: a}\nprofiles: [*b]\n", nil},
		"a merge":                            {"base: &b {idp: legacy}\nprofiles:\n  - <<: *b\n    name: a\n", nil},
		"an alias of a list":                 {"base: &b [{name: a, x: y}]\nprofiles: *b\n", []string{`unknown key "x" of profile "a" in line 1`}},
	} {
		if got := opened(t, written(t, test.content)).Unknown; !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestOpen_unknownKey(t *testing.T) {
	t.Parallel()
	file, err := Open(written(t, "profiles:\n  - name: shop\n    client_id: a\n    later: [1, 2]\n"))
	must(t, err)
	if got, _ := file.Find("shop"); got.Values["client_id"] != "a" {
		t.Errorf("got %v", got.Values)
	}
}
