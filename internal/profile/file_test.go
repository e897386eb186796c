package profile

import (
	"encoding/binary"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const twoProfiles = `current: shop
profiles:
  - name: shop
    environment: qa
    client_id: "4711"
  - name: müller.gmbh
    tenant_id: t-1
`

func TestOpen_encodings(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"UTF-8":                    twoProfiles,
		"UTF-8 with a mark":        "\uFEFF" + twoProfiles,
		"UTF-16, little end first": utf16Of(binary.LittleEndian, twoProfiles),
		"UTF-16, big end first":    utf16Of(binary.BigEndian, twoProfiles),
		"with a directive":         "%YAML 1.2\n---\n" + twoProfiles,
		"lines ended by CR LF":     strings.ReplaceAll(twoProfiles, "\n", "\r\n"),
		"JSON":                     `{"current":"shop","profiles":[{"name":"shop","environment":"qa","client_id":"4711"},{"name":"müller.gmbh","tenant_id":"t-1"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := opened(t, written(t, content))
			assertTwoProfiles(t, file)
			must(t, file.Set("shop", Entry{"environment", "beta"}))
			must(t, file.Set("shop", Entry{"environment", "qa"}))
			assertTwoProfiles(t, opened(t, file.Path))
		})
	}
}

func assertTwoProfiles(t *testing.T, file *File) {
	t.Helper()
	if file.Current != "shop" || !slices.Equal(file.Names(), []string{"shop", "müller.gmbh"}) {
		t.Fatalf("current %q, profiles %q", file.Current, file.Names())
	}
	want := []map[string]string{{"environment": "qa", "client_id": "4711"}, {"tenant_id": "t-1"}}
	for i, p := range file.Profiles {
		if !maps.Equal(p.Values, want[i]) {
			t.Errorf("%s: %v", p.Name, p.Values)
		}
	}
}

func TestOpen_empty(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"missing":           filepath.Join(t.TempDir(), "none.yaml"),
		"in no folder":      filepath.Join(t.TempDir(), "no", "folder", "none.yaml"),
		"empty":             written(t, ""),
		"a comment alone":   written(t, "# nothing yet\n"),
		"without profiles":  written(t, "current:\nprofiles:\n"),
		"an empty list":     written(t, "profiles: []\n"),
		"with unknown keys": written(t, "colour: red\nnested: {a.b: 1}\n"),
	} {
		file, err := Open(path)
		if err != nil || file.Path != path || len(file.Profiles) != 0 || file.Current != "" {
			t.Errorf("%s: %+v, %v", name, file, err)
		}
	}
}

func TestOpen_invalid(t *testing.T) {
	t.Parallel()
	const notYAML, otherForm, noName = "is not valid YAML", "does not have the form of one", "has no usable name"
	for name, test := range map[string]struct{ content, words string }{
		"a quote left open":           {"current: \"shop\nprofiles: []\n", notYAML},
		"a tab as indentation":        {"profiles:\n\t- name: x\n", notYAML},
		"a key that repeats":          {"current: a\ncurrent: b\n", `gives "current" more than once, in lines 1 and 2`},
		"one of a profile that does":  {"profiles:\n  - name: x\n    idp: a\n    idp: b\n", `gives "idp" more than once, in lines 3 and 4`},
		"a second document":           {"current: a\n---\n# x\ncurrent: b\n", "has a second document in it, in line 4"},
		"an empty and a third one":    {"current: a\n---\n---\ncurrent: b\n", "has a second document in it, in line 4"},
		"not text":                    {"\x00\x01\x02", notYAML},
		"profiles as a map":           {"profiles:\n  shop:\n    environment: qa\n", otherForm},
		"profiles as a list of names": {"profiles: [shop]\n", otherForm},
		"a setting that is a list":    {"profiles:\n  - name: x\n    client_id: [1]\n", "no usable client_id"},
		"current as a list":           {"current: [shop]\n", otherForm},
		"a profile without a name":    {"profiles:\n  - environment: qa\n", noName},
		"a profile of nothing":        {"profiles:\n  -\n", noName},
		"an empty name":               {"profiles:\n  - name: ''\n", noName},
		"a name too long":             {"profiles:\n  - name: " + strings.Repeat("x", 201) + "\n", noName},
		"a name with a line break":    {"profiles:\n  - name: \"a\\nb\"\n", noName},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := written(t, test.content)
			_, err := Open(path)
			wantFault(t, err, fault.Config, path, test.words)
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("the message has several lines: %q", err)
			}
		})
	}
}

func TestOpen_noList(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"- name: shop\n", "just words\n", "4711\n"} {
		path := written(t, content)
		_, err := Open(path)
		wantFault(t, err, fault.Config, path)
	}
}

func TestOpen_folder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, err := Open(folder)
	wantFault(t, err, fault.Config, folder, "cannot be read")

	path := written(t, "# "+strings.Repeat("x", 1<<20))
	_, err = Open(path)
	wantFault(t, err, fault.Config, path, "too large")
}

func TestFile_Missing(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	wantFault(t, file.Missing("shp"), fault.Usage, `"shp"`, `did you mean "shop"?`, "jtlctl profile list")
	if _, ok := file.Find("SHOP"); ok {
		t.Error("letter case does not matter, and it should")
	}
}

// utf16Of is a text as Windows PowerShell 5 writes it into a file.
func utf16Of(order binary.AppendByteOrder, text string) string {
	content := order.AppendUint16(nil, 0xFEFF)
	for _, unit := range utf16.Encode([]rune(text)) {
		content = order.AppendUint16(content, unit)
	}
	return string(content)
}

func TestOpen_sameName(t *testing.T) {
	t.Parallel()
	path := written(t, "profiles:\n  - name: shop\n    client_id: a\n  - name: shop\n    client_id: b\n")
	_, err := Open(path)
	wantFault(t, err, fault.Config, path, `"shop"`)
}

func TestOpen_unquoted(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"0123", "4711", "1.10", "1e3", "0x1F", "1_000", "12345678901234567890123", "true", "2031-01-02"} {
		file, err := Open(written(t, "profiles:\n  - name: "+value+"\n    client_id: "+value+"\n"))
		if err != nil {
			t.Errorf("%s: %v", value, err)
			continue
		}
		got, _ := file.Find(value)
		if want := map[string]string{"client_id": value}; !maps.Equal(got.Values, want) {
			t.Errorf("%s is read as %+v", value, file.Profiles)
		}
	}
}

func TestOpen_keyCase(t *testing.T) {
	t.Parallel()
	path := written(t, "profiles:\n  - name: shop\n    Environment: qa\n")
	_, err := Open(path)
	wantFault(t, err, fault.Config, path, "no usable environment, in line 3")
}

func TestOpen_noText(t *testing.T) {
	t.Parallel()
	_, err := Open(written(t, "profiles:\n  - name: shop\n    client_id: [1]\n"))
	wantFault(t, err, fault.Config, "no usable client_id, in line 3")
}

func TestOpen_otherForm(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"- name: shop\n", "just words\n"} {
		path := written(t, content)
		_, err := Open(path)
		wantFault(t, err, fault.Config, path, "does not have the form of one")
		if strings.Contains(err.Error(), "interface") || strings.Contains(err.Error(), "!!") {
			t.Errorf("the message speaks Go: %s", err)
		}
	}
}

// TestOpen_ofAnotherUser: sudo and containers keep the HOME of somebody else.
func TestOpen_ofAnotherUser(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("modes of files stop nobody here")
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
	_, err := Open(filepath.Join(folder, "config.yaml"))
	if got := fault.From(err); got.Kind != fault.Config || got.Hint != "perhaps HOME is that of another user; check it, and the permissions there" {
		t.Errorf("%s: %v, %q", got.Kind, err, got.Hint)
	}
}
