package profile

import (
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// FuzzParse: a configuration that is read can be changed, and has the change then.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "current: work\nprofiles:\n  - name: work\n    client_id: 0123 # no number\n", "profiles: [{name: a, client_id: b}, {name: a}]", "profiles: {a: 1}",
		"- a\n", "current: &x work\nprofiles: [*x]\n", "# only a comment\n", "profiles:\n- name: default\n  client_id: [1]\n", "a: *b", "\xff", "\xfe\xff", "\xff\xfe#\x00 \x00a\x00\n\x00", "---\n...\n---\n",
	} {
		f.Add([]byte(seed), "4711")
	}
	f.Fuzz(func(t *testing.T, content []byte, value string) {
		file, err := parse("config.yaml", content)
		if err != nil {
			if fault.From(err).Kind != fault.Config {
				t.Errorf("%v", err)
			}
			return
		}
		if value == "" || !utf8.ValidString(value) {
			return
		}
		changed, err := file.changed(func(_ *File, root *yaml.Node) error {
			setScalar(profileNode(root, "default"), "client_id", value)
			return nil
		})
		if err != nil {
			return // what YAML cannot write stays as it is
		}
		got, found := changed.Find("default")
		if !found || got.Values["client_id"] != value {
			t.Errorf("%q became %q: %+v", value, changed.content, got)
		}
	})
}
