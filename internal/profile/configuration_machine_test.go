package profile

import (
	"path/filepath"
	"testing"
)

// TestConfiguration_CAFile: the file is named by flag, variable or profile, in a call
// for the sandbox too; of a profile it is relative to the configuration.
func TestConfiguration_CAFile(t *testing.T) {
	t.Parallel()
	config := written(t, "current: shop\nprofiles:\n  - name: shop\n    ca_file: corp.pem\n")
	for name, test := range map[string]struct {
		flag, variable, named string
		want                  Value
	}{
		"flag":        {"f.pem", "v.pem", config, Value{"f.pem", "--ca-cert"}},
		"variable":    {"", "v.pem", config, Value{"v.pem", "JTLCTL_CA_FILE"}},
		"profile":     {"", "", config, Value{filepath.Join(filepath.Dir(config), "corp.pem"), "ca_file in " + config}},
		"none":        {"", "", "", Value{"", "default"}},
		"unreadable":  {"", "", filepath.Join(t.TempDir(), "missing"), Value{"", "default"}},
		"without one": {"", "v.pem", filepath.Join(t.TempDir(), "missing"), Value{"v.pem", "JTLCTL_CA_FILE"}},
	} {
		for _, environment := range []string{"", "sandbox"} {
			c := Configuration{Named: test.named, Flags: map[string]string{caFile: test.flag, "environment": environment}, Environment: func(name string) (string, bool) {
				return map[string]string{"JTLCTL_CA_FILE": test.variable}[name], true
			}}
			if got := c.CAFile(); got != test.want {
				t.Errorf("%s %s: %v, want %v", name, environment, got, test.want)
			}
		}
	}
}

// TestConfiguration_Set_caFile: a path that is set holds in every folder.
func TestConfiguration_Set_caFile(t *testing.T) {
	t.Parallel()
	c, _ := newConfiguration(t, nil)
	_, err := c.Set(caFile, "corp.pem")
	must(t, err)
	want, err := filepath.Abs("corp.pem")
	must(t, err)
	if got := c.CAFile(); got.Text != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestConfiguration_Accessible(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"": false, "0": false, "False": false, "no": false, "1": true, "TRUE": true, "yes": true} {
		c, _ := newConfiguration(t, map[string]string{"JTLCTL_ACCESSIBLE": text})
		if c.Accessible() != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
	c, _ := newConfiguration(t, nil)
	_, err := c.Set(accessible, "true")
	must(t, err)
	if !c.Accessible() {
		t.Error("the profile does not say so")
	}
}
