package project

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestInside has links of a repository that somebody else wrote.
func TestInside(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	for _, name := range []string{"outside/key", "repo/.git/config", "repo/.env/key", "repo/node_modules/x", "repo/common/app.json", "repo/app/own.json", "plain/own", "repo2/x"} {
		write(t, filepath.Join(top, filepath.FromSlash(name)), "x")
	}
	links := 0
	for target, want := range map[string]bool{
		"../common/app.json": true, "own.json": true, "../../outside/key": false, "../.git/config": false, "../.env/key": false,
		"../node_modules/x": false, "../../repo2/x": false, "absent": false, filepath.Join(top, "outside", "key"): false,
		filepath.Join(top, "repo", "common", "app.json"): true,
	} {
		folder := filepath.Join(top, "repo", "app")
		link := filepath.Join(folder, "link"+strconv.Itoa(links))
		links++
		disktest.Symlink(t, target, link)
		if got := Inside(folder, link); got != want {
			t.Errorf("%s: got %t", target, got)
		}
	}
	if folder := filepath.Join(top, "plain"); !Inside(folder, filepath.Join(folder, "own")) || Inside(folder, filepath.Join(folder, "absent")) {
		t.Error("a file is inside, and none is not")
	}
}

// TestLoad_linkOutOfTheRepository: an error about settings says what is in them.
func TestLoad_linkOutOfTheRepository(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	write(t, filepath.Join(top, "outside.yaml"), "oauth_token: planted\n")
	write(t, filepath.Join(top, "repo", ".git", "HEAD"), "")
	write(t, filepath.Join(top, "repo", "common", "lint.yaml"), "lint: {strict: true}\n")
	write(t, filepath.Join(top, "repo", "inner", "app.json"), "")
	path := filepath.Join(top, "repo", FileName)
	disktest.Symlink(t, filepath.Join(top, "outside.yaml"), path)
	_, err := Load(path)
	faulttest.Want(t, err, fault.Config, "is a link that leads out of the repository")
	inner := filepath.Join(top, "repo", "inner", FileName)
	disktest.Symlink(t, filepath.Join("..", "common", "lint.yaml"), inner)
	if settings, err := Load(inner); err != nil || !settings.Lint.Strict {
		t.Errorf("%v, %v", settings, err)
	}
}
