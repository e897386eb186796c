package profile

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFile_Set_names(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"shop.eu-west.1", "my shop", "Müller & Söhne GmbH", "UPPER", "ß", "日本", "🛒", "-", "--all", "a: b", "#1", "- x",
		"'quoted'", `"q"`, "{x}", "[x]", "&a", "*a", "!x", "%", "@", "`", "null", "~", "true", "yes", "0123", "4711", "1e3", "2031-01-02",
		" space around ", `back\slash`, "a/b", strings.Repeat("x", 200), strings.Repeat("wörter ", 28),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := fresh(t)
			must(t, file.Set("first", Entry{"environment", "qa"}))
			must(t, file.Set(name, Entry{"client_id", "4711"}))
			must(t, file.Use(name))
			for _, f := range []*File{file, opened(t, file.Path)} {
				got, ok := f.Find(name)
				if !ok || got.Values["client_id"] != "4711" || f.Current != name {
					t.Fatalf("profile %+v, current %q", got, f.Current)
				}
			}
			resolved, err := opened(t, file.Path).Resolve(Inputs{Environment: variables(nil)})
			if err != nil || resolved.Name != name || resolved.ClientID != "4711" {
				t.Errorf("resolved %+v, %v", resolved, err)
			}
			must(t, file.Delete(name))
			if again := opened(t, file.Path); !slices.Equal(again.Names(), []string{"first"}) || again.Current != "" {
				t.Errorf("after deletion: profiles %q, current %q", again.Names(), again.Current)
			}
		})
	}
}

func TestFile_Set_values(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		"0123", "4711", "yes", "no", "on", "null", "~", "true", "1e3", "0x1F", "0o17", "1_000", "1:30", ".5", ".inf", "2031-01-02",
		"12345678901234567890123", " ", " a ", "a: b", "a #b", "- a", "ü", "a\nb", "a\tb", `"`, "'", "{{x}}", "${HOME}", "%d",
	} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			file := fresh(t)
			must(t, file.Set("p", Entry{"client_id", "before"}))
			must(t, file.Set("p", Entry{"client_id", value}))
			must(t, file.Set("p", Entry{"tenant_id", value}))
			must(t, file.Set("other", Entry{"tenant_id", "x"}))
			got, _ := opened(t, file.Path).Find("p")
			if want := map[string]string{"client_id": value, "tenant_id": value}; !maps.Equal(got.Values, want) {
				t.Errorf("got %q, want %q", got.Values, want)
			}
		})
	}
}

func TestFile_edit_keepsComments(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, `# head
current: shop # chosen
# about profiles
profiles:
  # about shop
  - name: shop # the shop
    environment: qa # while we test
    unknown: 12
  - name: other
    client_id: old
# about colours
colour:
  ground: red # dark
# foot
`))
	must(t, file.Set("shop", Entry{"environment", "beta"}))
	must(t, file.Set("shop", Entry{"client_id", "4711"}))
	must(t, file.Unset("other", "client_id"))
	must(t, file.Use("other"))
	assertContent(t, file, `# head
current: other # chosen
# about profiles
profiles:
  # about shop
  - name: shop # the shop
    environment: beta # while we test
    unknown: 12
    client_id: "4711"
  - name: other
# about colours
colour:
  ground: red # dark
# foot
`)
}

func TestFile_Set_newFile(t *testing.T) {
	t.Parallel()
	file := fresh(t)
	must(t, file.Set("shop", Entry{"environment", "qa"}))
	assertContent(t, file, "profiles:\n  - name: shop\n    environment: qa\n")
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	assertMode(t, file.Path, 0o600)
	assertMode(t, filepath.Dir(file.Path), 0o700)
}

func TestFile_Set_firstProfile(t *testing.T) {
	t.Parallel()
	const added = "profiles:\n  - name: shop\n    environment: qa\n"
	for content, want := range map[string]string{
		"":                                added,
		"colour: red\n":                   "colour: red\n" + added,
		"profiles:\n":                     added,
		"profiles: []\ncolour: red\n":     "profiles: [{name: shop, environment: qa}]\ncolour: red\n",
		"profiles:\n  - name: shop # x\n": "profiles:\n  - name: shop # x\n    environment: qa\n",
	} {
		file := opened(t, written(t, content))
		must(t, file.Set("shop", Entry{"environment", "qa"}))
		assertContent(t, file, want)
	}
}

func TestFile_Set_mode(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	file := opened(t, written(t, twoProfiles))
	must(t, os.Chmod(file.Path, 0o644))
	must(t, file.Set("shop", Entry{"environment", "dev"}))
	assertMode(t, file.Path, 0o600)
}

func TestFile_Delete(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	must(t, file.Delete("müller.gmbh"))
	if file.Current != "shop" {
		t.Errorf("current is %q after another was deleted", file.Current)
	}
	must(t, file.Delete("shop"))
	assertContent(t, file, "profiles: []\n")
	must(t, file.Set("new", Entry{"environment", "qa"}))
	if got := opened(t, file.Path).Names(); !slices.Equal(got, []string{"new"}) {
		t.Errorf("profiles are %q", got)
	}
}

func TestFile_Unset_notSet(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	must(t, file.Unset("shop", "tenant_id"))
	assertContent(t, file, twoProfiles)
}

func TestFile_edit_missingProfile(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	for _, err := range []error{file.Use("shp"), file.Unset("shp", "environment"), file.Delete("shp")} {
		wantFault(t, err, fault.Usage, `there is no profile "shp" (did you mean "shop"?)`)
	}
	assertContent(t, file, twoProfiles)
}

func TestFile_Set_refusedName(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	for _, name := range []string{"", "a\nb", strings.Repeat("x", 201)} {
		wantFault(t, file.Set(name, Entry{"environment", "qa"}), fault.Usage, "profile name")
	}
	assertContent(t, file, twoProfiles)
}

func TestFile_Set_notWritable(t *testing.T) {
	t.Parallel()
	file := &File{Path: filepath.Join(written(t, ""), "config.yaml")}
	wantFault(t, file.Set("shop", Entry{"environment", "qa"}), fault.Disk, file.Path, "cannot be written")
}

func assertMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	if got := info.Mode().Perm(); got != want {
		t.Errorf("mode of %s is %o, want %o", path, got, want)
	}
}

func TestFile_Set_emptyDocument(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"---\n", "~\n", "null\n", "---\n# comment\n"} {
		file := opened(t, written(t, content))
		must(t, file.Set("shop", Entry{"environment", "qa"}))
		if got, ok := opened(t, file.Path).Find("shop"); !ok || got.Values["environment"] != "qa" {
			t.Errorf("%q: the profile is %+v", content, got)
		}
	}
}

func TestFile_Set_keepsComments(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"# kept\n", "current: shop\nprofiles: # kept\n"} {
		file := opened(t, written(t, content))
		must(t, file.Set("shop", Entry{"environment", "qa"}))
		got, err := os.ReadFile(file.Path)
		must(t, err)
		if !strings.Contains(string(got), "# kept") {
			t.Errorf("%q has become\n%s", content, got)
		}
	}
}

func TestFile_Set_notUTF8(t *testing.T) {
	t.Parallel()
	for _, err := range []error{fresh(t).Set("m\xfcller", Entry{"client_id", "x"}), fresh(t).Set("shop", Entry{"client_id", "m\xfcller"})} {
		if f := fault.From(err); f.Kind != fault.Usage || strings.Contains(f.Message, "!!str") {
			t.Errorf("%s: %s", f.Kind, f.Message)
		}
	}
}
