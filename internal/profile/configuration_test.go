package profile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// newConfiguration is one in a folder of its own with these variables, and what
// it warned of.
func newConfiguration(t *testing.T, environment map[string]string) (*Configuration, *[]string) {
	t.Helper()
	warned := &[]string{}
	return &Configuration{
		Folder: filepath.Join(t.TempDir(), "jtlctl"),
		Environment: func(name string) (string, bool) {
			value, set := environment[name]
			return value, set
		},
		Warn: func(format string, args ...any) { *warned = append(*warned, fmt.Sprintf(format, args...)) },
	}, warned
}

func TestConfiguration_Path(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ named, variable, folder, want string }{
		{"flag.yaml", "variable.yaml", "f", "flag.yaml"},
		{"", "variable.yaml", "f", "variable.yaml"},
		{"", "", "f", filepath.Join("f", "config.yaml")},
		{"", "", "", ""},
	} {
		c, _ := newConfiguration(t, map[string]string{"JTLCTL_CONFIG": test.variable})
		c.Named, c.Folder = test.named, test.folder
		if got := c.Path(); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}

// TestConfiguration_Open_named: a file that was named has to exist; the one in
// the usual folder need not.
func TestConfiguration_Open_named(t *testing.T) {
	t.Parallel()
	gone := filepath.Join(t.TempDir(), "gone.yaml")
	c, _ := newConfiguration(t, map[string]string{"JTLCTL_CONFIG": gone})
	_, err := c.Open()
	wantFault(t, err, fault.Config, gone+" does not exist (from JTLCTL_CONFIG)", "creates the file")
	_, _, err = c.Edit()
	wantFault(t, err, fault.Config, "does not exist")
	c.Named = gone
	_, err = c.Settings(nil)
	wantFault(t, err, fault.Config, "(from --config)")
	name, err := c.Set("environment", "qa")
	must(t, err)
	if s, err := c.Settings(nil); err != nil || s.Env != "qa" || name != DefaultName {
		t.Errorf("%+v, %v, %q", s, err, name)
	}
	c, _ = newConfiguration(t, nil)
	if file, err := c.Open(); err != nil || len(file.Profiles) > 0 {
		t.Errorf("%+v, %v", file, err)
	}
}

func TestConfiguration_noFolder(t *testing.T) {
	t.Parallel()
	c, _ := newConfiguration(t, nil)
	c.Folder = ""
	if s, err := c.Settings(nil); err != nil || s.Env != DefaultEnvironment {
		t.Errorf("%+v, %v", s, err)
	}
	_, err := c.Set("environment", "qa")
	variable, _ := disk.RootVariables()
	wantFault(t, err, fault.Disk, variable+" is not set", "--config or JTLCTL_CONFIG")
}

// TestConfiguration_Read_warnsOnce: a command may open the file several times.
func TestConfiguration_Read_warnsOnce(t *testing.T) {
	t.Parallel()
	c, warned := newConfiguration(t, nil)
	must(t, os.MkdirAll(c.Folder, 0o700))
	must(t, os.WriteFile(c.Path(), []byte("currend: x\n"), 0o600))
	_, err := c.Open()
	must(t, err)
	if len(*warned) > 0 {
		t.Errorf("Open warns: %q", *warned)
	}
	for range 2 {
		_, err = c.Read()
		must(t, err)
		_, err = c.Set("environment", "qa")
		must(t, err)
	}
	if len(*warned) != 1 || !strings.Contains((*warned)[0], c.Path()+`: unknown key "currend"`) {
		t.Errorf("%q", *warned)
	}
}

func TestConfiguration_Settings_flags(t *testing.T) {
	t.Parallel()
	c, _ := newConfiguration(t, map[string]string{"JTLCTL_ENV": "beta"})
	c.Flags = map[string]string{"environment": "qa"}
	s, err := c.Settings(map[string]string{"idp": "zitadel"})
	if err != nil || s.Env != "qa" || s.IDP != "zitadel" {
		t.Errorf("%+v, %v", s, err)
	}
	if s, _ = c.Settings(nil); s.IDP != "legacy" {
		t.Error("the flags of one call hold for the next")
	}
}

func TestConfiguration_Set_wrong(t *testing.T) {
	t.Parallel()
	c, _ := newConfiguration(t, nil)
	for words, pair := range map[string][2]string{
		`unknown setting "environmend"`:   {"environmend", "qa"},
		"the value of client_id is empty": {"client_id", ""},
		"is a secret":                     {"client_secret", "x"},
	} {
		_, err := c.Set(pair[0], pair[1])
		wantFault(t, err, fault.Usage, words)
	}
	_, err := c.Unset("environmend")
	wantFault(t, err, fault.Usage, "unknown setting")
	if _, err := os.Stat(c.Folder); !os.IsNotExist(err) {
		t.Errorf("something was written: %v", err)
	}
	c.Profile = "a\x1bb"
	_, err = c.Set("client_id", "a")
	wantFault(t, err, fault.Usage, "control character", "(from --profile)")
}

func TestConfiguration_Profiles(t *testing.T) {
	t.Parallel()
	c, _ := newConfiguration(t, nil)
	if list, err := c.Profiles(); err != nil || len(list) > 0 {
		t.Errorf("%+v, %v", list, err)
	}
	for _, name := range []string{"work", "other"} {
		c.Profile = name
		_, err := c.Set("client_id", "of-"+name)
		must(t, err)
	}
	wantFault(t, c.Use("other"), fault.Usage, "not with -p")
	c.Profile = ""
	must(t, c.Use("other"))
	wantFault(t, c.Use("othr"), fault.Usage, `no profile "othr" (did you mean "other"?)`)
	list, err := c.Profiles()
	want := []Summary{{"work", false, DefaultEnvironment, "of-work"}, {"other", true, DefaultEnvironment, "of-other"}}
	if err != nil || len(list) != 2 || list[0] != want[0] || list[1] != want[1] {
		t.Errorf("%+v, %v", list, err)
	}
	_, err = c.Unset("client_id")
	must(t, err)
	if list, _ = c.Profiles(); list[1].ClientID != "" || list[0].ClientID == "" {
		t.Errorf("%+v", list)
	}
}
