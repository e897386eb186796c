package profile

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFile_Set_several(t *testing.T) {
	t.Parallel()
	file := fresh(t)
	must(t, file.Set("shop", Entry{"environment", "qa"}, Entry{"store", "file"}, Entry{"client_id", "4711"}))
	assertContent(t, file, "profiles:\n  - name: shop\n    environment: qa\n    store: file\n    client_id: \"4711\"\n")
	must(t, file.Set("shop", Entry{"client_id", "0815"}, Entry{"store", ""}, Entry{"idp", "zitadel"}, Entry{"tenant_id", ""}))
	assertContent(t, file, "profiles:\n  - name: shop\n    environment: qa\n    client_id: \"0815\"\n    idp: zitadel\n")
	p, _ := file.Find("shop")
	if want := map[string]string{"environment": "qa", "client_id": "0815", "idp": "zitadel"}; !maps.Equal(p.Values, want) {
		t.Errorf("values are %v, want %v", p.Values, want)
	}
	must(t, file.Set("shop", Entry{"idp", "legacy"}, Entry{"idp", ""}))
	must(t, file.Set("bare"))
	if want := []string{"shop", "bare"}; !slices.Equal(opened(t, file.Path).Names(), want) {
		t.Errorf("profiles are %q", file.Names())
	}
}

func TestFile_Set_refusedValue(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	wantFault(t, file.Set("shop", Entry{"environment", "dev"}, Entry{"client_id", "\xff"}), fault.Usage, "client_id", "not UTF-8")
	assertContent(t, file, twoProfiles)
	if p, _ := file.Find("shop"); p.Values["environment"] == "dev" {
		t.Error("the profile in memory was changed")
	}
}

func TestCheckValue_store(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"keyring", "file"} {
		must(t, CheckValue("store", name))
	}
	for _, name := range []string{"", "env", "memory", "Keyring", "keyring "} {
		wantFault(t, CheckValue("store", name), fault.Usage, fmt.Sprintf("unknown store %q", name))
	}
	file := opened(t, written(t, "profiles:\n  - name: shop\n    store: keyrng\n"))
	_, err := file.Resolve(Inputs{Profile: "shop", Environment: variables(nil)})
	wantFault(t, err, fault.Usage, `unknown store "keyrng" (did you mean "keyring"?)`)
}

// Each File stands for a process that read the configuration when it was empty.
func TestFile_Set_manyProcesses(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jtlctl", "config.yaml")
	const processes = 20
	var group sync.WaitGroup
	for i := range processes {
		file := opened(t, path)
		group.Go(func() {
			own := fmt.Sprint("profile ", i)
			for _, err := range []error{
				file.Set(own, Entry{"client_id", own}), file.Set("shared", Entry{Keys()[i%len(Keys())], own}), file.Set(own, Entry{"store", "file"}), file.Use(own),
			} {
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	file := opened(t, path)
	for i := range processes {
		own := fmt.Sprint("profile ", i)
		if p, _ := file.Find(own); p.Values["client_id"] != own || p.Values["store"] != "file" {
			t.Errorf("%s has %v", own, p.Values)
		}
	}
	if shared, _ := file.Find("shared"); len(shared.Values) != len(Keys()) || len(file.Profiles) != processes+1 {
		t.Errorf("%d profiles, and the shared one has %v", len(file.Profiles), shared.Values)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 2 {
		t.Errorf("want the configuration and its lock, got %v, %v", entries, err)
	}
}

func TestFile_Set_changedMeanwhile(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, twoProfiles))
	must(t, opened(t, file.Path).Delete("müller.gmbh"))
	must(t, opened(t, file.Path).Set("third", Entry{"environment", "qa"}))
	must(t, file.Set("shop", Entry{"environment", "dev"}))
	if got := file.Names(); !slices.Equal(got, []string{"shop", "third"}) {
		t.Errorf("profiles are %q", got)
	}
}

func TestFile_Set_locked(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		file := opened(t, written(t, twoProfiles))
		lock := flock.New(file.Path + ".lock")
		must(t, lock.Lock())
		defer func() { _ = lock.Unlock() }()
		start := time.Now()
		err := file.Set("shop", Entry{"environment", "dev"})
		wantFault(t, err, fault.Disk, file.Path, "nothing was changed")
		if took := time.Since(start); took != 10*time.Second {
			t.Errorf("waited %s", took)
		}
		if strings.Contains(string(file.content), "environment: dev") {
			t.Error("the configuration in memory was changed")
		}
		assertContent(t, file, twoProfiles)
	})
}

func TestFile_Delete_becameCurrent(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, "current: a\nprofiles:\n  - name: a\n  - name: b\n"))
	must(t, opened(t, file.Path).Use("b"))
	must(t, file.Delete("b"))
	if got := opened(t, file.Path).Current; got != "" {
		t.Errorf("the current profile is %q, which is gone", got)
	}
}

func TestFile_Unset_deletedMeanwhile(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, "profiles:\n  - name: a\n    store: file\n"))
	must(t, opened(t, file.Path).Delete("a"))
	_ = file.Unset("a", "store")
	if names := opened(t, file.Path).Names(); len(names) > 0 {
		t.Errorf("profiles are %q", names)
	}
}
