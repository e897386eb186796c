package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestMain lets the test binary stand in for jtlctl, so that scripts run the
// real main in a process of its own.
func TestMain(m *testing.M) {
	clitest.PressCtrlC()
	disktest.DefaultModes()
	if os.Getenv(clitest.MainVariable) != "" {
		if err := clitest.AdoptHome(); err != nil {
			panic(err)
		}
		os.Exit(start(testProcess()))
	}
	// The tests wait for processes more than they compute, but for the costly ones.
	if err := flag.Set("test.parallel", strconv.Itoa(often(6, 1)*runtime.GOMAXPROCS(0))); err != nil {
		panic(err)
	}
	programs := tools()
	maps.Copy(programs, systemTools())
	programs["jtlctl"] = func() { os.Exit(startChecked(testProcess())) }
	testscript.Main(m, programs)
}

// testProcess is that of a process of the tests.
func testProcess() kit.World {
	w := systemWorld()
	w.KeyringLimits = keyringLimits(os.Getenv(limitsVariable))
	w.WorkFactor = clitest.WorkFactor
	return w
}

// limitsVariable has the limits of the keyring for a process of the tests, such
// as "300ms 60s 100ms", so that no test waits for those of a person.
const limitsVariable = "JTLCTL_TEST_KEYRING_LIMITS"

func keyringLimits(text string) secret.Limits {
	var limits [3]time.Duration
	for i, field := range strings.Fields(text) {
		var err error
		if limits[i], err = time.ParseDuration(field); err != nil {
			panic(err)
		}
	}
	return secret.Limits{Alone: limits[0], Person: limits[1], Notice: limits[2]}
}

// TestScripts runs the black-box tests. UPDATE=1 rewrites their golden files.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "../../test/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":      cmdCode,
			"edit":      cmdEdit,
			"join":      cmdJoin,
			"hardlink":  cmdHardlink,
			"holds":     cmdHolds,
			"keys":      cmdKeys,
			"token":     cmdToken,
			"serve":     cmdServe,
			"cloud":     cmdCloud,
			"answer":    cmdAnswer,
			"publisher": cmdPublisher,
			"asked":     cmdAsked,
			"sandbox":   cmdSandbox,
			"tls":       cmdTLS,
			"repeat":    cmdRepeat,
			"wawi":      cmdWawi,
			"png":       cmdPNG,
			"fault":     cmdFault,
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "keyring":
				return os.Getenv("JTLCTL_TEST_KEYRING") == "1", nil
			case "root":
				return os.Geteuid() == 0, nil
			case "links":
				return canLink(), nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			folders := map[string]string{
				"HOME": home, "USERPROFILE": home,
				"XDG_CONFIG_HOME": filepath.Join(home, "config"),
				"XDG_CACHE_HOME":  filepath.Join(home, "cache"),
				"XDG_STATE_HOME":  filepath.Join(home, "state"),
				"AppData":         filepath.Join(home, "config"),
				"LocalAppData":    filepath.Join(home, "local"),
			}
			roots := disk.SystemRoots(func(name string) string { return folders[name] })
			maps.Copy(folders, map[string]string{
				"CONFIG": roots.Config, "CACHE": roots.Cache, "STATE": roots.State,
				"NO_PROXY": "*",
				"REAL_BUS": os.Getenv("DBUS_SESSION_BUS_ADDRESS"),
				"GORACE":   "atexit_sleep_ms=0", // else each process waits a second
			})
			for name, value := range folders {
				e.Setenv(name, value)
			}
			return os.MkdirAll(home, 0o700)
		},
	})
}

// canLink reports whether symbolic links can be made here. Wine 10 reports success and
// makes none.
var canLink = sync.OnceValue(func() bool {
	folder, err := os.MkdirTemp("", "links")
	if err != nil {
		return false
	}
	defer func() { _ = os.RemoveAll(folder) }()
	link := filepath.Join(folder, "link")
	if os.Symlink(folder, link) != nil {
		return false
	}
	_, err = os.Lstat(link)
	return err == nil
})

// cmdCode runs a command that must end with an exit code: code N COMMAND….
func cmdCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}
