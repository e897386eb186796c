package docs

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestPlayInstaller_wrong: a line with another name than .goreleaser.yaml and the
// packages have installs nothing.
func TestPlayInstaller_wrong(t *testing.T) {
	project, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(projectVariable, project)
	for line, right := range map[string]bool{
		"brew install --cask jtlctl/tap/jtlctl":                           true,
		"brew install jtlctl":                                             false,
		"scoop bucket add jtlctl https://github.com/jtlctl/scoop-buckets": false,
		"winget install --exact --id jtlctl":                              false,
		"npm install --save-dev @jtlctl/cli":                              false,
		"go install github.com/jtlctl/jtlctl@latest":                      false,
		"cosign verify-blob checksums.txt --bundle checksums.txt.sig":     false,
		"sudo apt install ./there-is-no-such-file.deb":                    false,
	} {
		words := strings.Fields(line)
		if err := playInstaller(words[0])(words[1:]); (err == nil) != right {
			t.Errorf("%s: %v", line, err)
		}
	}
	if err := released("jtlctl_1.2.3_linux_armv7.deb", filepath.Join(t.TempDir(), "x")); err == nil {
		t.Error("a release has a package that .goreleaser.yaml does not make")
	}
}
