package appfile

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
)

// TestLoad_manifestOfACloudApp: what the file is, instead of every field that a
// registration request has and it has not. The name of the file decides nothing.
func TestLoad_manifestOfACloudApp(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"technicalName":"x","capabilities":{"erp":{"api":{"scopes":["items.read"]}}}}`:                   "- is the manifest of a Cloud app",
		`{"manifest":{"technicalName":"x"},"listing":{}}`:                                                  "- is the manifest of a Cloud app",
		`{"manifestVersion":"1.0.0","name":{"de":{"short":"x"}},"lifecycle":{},"capabilities":{"erp":{}}}`: "- is the manifest of a Cloud app",
		`{"defaultLocale":"de","distributionType":"public"}`:                                               "- is the listing of a Cloud app",
	} {
		_, err := Load(input(text), lint.StdinName, nil, nil)
		wantError(t, err, fault.Input, want)
		if !strings.Contains(fault.From(err).Hint, "`jtlctl wawi init`") {
			t.Errorf("hint: %s", fault.From(err).Hint)
		}
	}
	path := filepath.Join(t.TempDir(), "app.json")
	if err := os.WriteFile(path, []byte(inJSON), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(input(""), path, nil, nil); err != nil {
		t.Errorf("a registration request named app.json: %v", err)
	}
}

// TestFile_Check_movedScope: a scope that a flag moves to the other list is a
// warning, and the list that it leaves is empty and not null.
func TestFile_Check_movedScope(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		mandatory, optional []string
		want                string
	}{
		{nil, []string{"items.read"}, "--optional items.read makes optional what the application file lists as mandatory"},
		{[]string{"salesorders.read"}, nil, "--mandatory salesorders.read makes mandatory what the application file lists as optional"},
		{[]string{"items.read"}, []string{"salesorders.read"}, ""},
		{nil, []string{"customers.read"}, ""},
	} {
		file, err := Load(input(inJSON), lint.StdinName, c.mandatory, c.optional)
		if err != nil {
			t.Fatal(err)
		}
		warnings, err := file.Check(erp.V2.First())
		if err != nil || strings.Join(warnings, "\n") != c.want {
			t.Errorf("%q %q: got %q, %v, want %q", c.mandatory, c.optional, warnings, err, c.want)
		}
		if file.App.Mandatory == nil || file.App.Optional == nil {
			t.Errorf("%q %q: got a list that is null", c.mandatory, c.optional)
		}
	}
}

// TestFile_Check_damagedIcon: a picture is looked at whether it is a file or base64.
func TestFile_Check_damagedIcon(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	whole, err := base64.StdEncoding.DecodeString(png)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"whole.png": whole, "signature.png": whole[:8], "half.png": whole[:len(whole)-12], "cut.jpg": []byte("\xff\xd8\xff\xe0")} {
		text := strings.Replace(inYAML, png, name, 1)
		app := filepath.Join(folder, name+".yaml")
		for path, content := range map[string][]byte{filepath.Join(folder, name): content, app: []byte(text)} {
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		file, err := Load(input(""), app, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		warnings, err := file.Check(erp.V2.First())
		if damaged := strings.Contains(strings.Join(warnings, "\n"), name+" begins like a"); err != nil || damaged != (name != "whole.png") {
			t.Errorf("%s: got %q, %v", name, warnings, err)
		}
		inline, err := Load(input(strings.Replace(inYAML, png, base64.StdEncoding.EncodeToString(content), 1)), lint.StdinName, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		warnings, err = inline.Check(erp.V2.First())
		if damaged := strings.Contains(strings.Join(warnings, "\n"), "begins like a picture"); err != nil || damaged != (name != "whole.png") {
			t.Errorf("%s as base64: got %q, %v", name, warnings, err)
		}
	}
}
