package demo

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// TestRun: each step has what it needs, is judged by its exit code, and leaves
// nothing behind.
func TestRun(t *testing.T) {
	t.Parallel()
	var state string
	var shown []string
	report, err := Run(t.Context(), Options{
		Now: time.Now, Random: rand.Reader,
		Run: func(_ context.Context, args []string, w World) int {
			state = w.State
			if _, err := os.Stat(state); err != nil || w.Environment("JTL_CLIENT_ID") == "" || w.Environment("HOME") != "" {
				t.Errorf("%v: state %v", args, err)
			}
			input, _ := io.ReadAll(w.Input)
			if last := args[len(args)-1]; (last == "-" || strings.Contains(strings.Join(args, " "), "--app -")) != (len(input) > 0) {
				t.Errorf("%v: input %q", args, input)
			}
			fmt.Fprintf(w.Output, "%s\n", strings.Repeat("x", 100))
			if err := w.Pause(t.Context(), time.Hour); err != nil || w.Environment("JTLCTL_SANDBOX") == "" {
				t.Errorf("%v: %v", args, err)
			}
			if args[0] == "manifest" || args[1] == "probe" || strings.HasSuffix(args[1], "/lineitems") {
				return 1
			}
			return 0
		},
		Show: func(number, total int, step Step, output string) {
			shown = append(shown, fmt.Sprintf("%d/%d %v %d", number, total, step.OK, len(output)))
		},
	})
	faulttest.Must(t, err)
	if report.OK || report.Failed() != 1 || len(report.Steps) != 12 { // the forged token was let pass
		t.Errorf("got %+v", report)
	}
	if want := "1/12 true 63"; len(shown) != 12 || shown[0] != want || !strings.HasPrefix(shown[5], "6/12 false") || shown[6] != "7/12 true 101" {
		t.Errorf("shown: %q", shown)
	}
	if _, err := os.Stat(state); !os.IsNotExist(err) {
		t.Errorf("%s stays: %v", state, err)
	}
}

func TestRun_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Run(ctx, Options{
		Now: time.Now, Random: rand.Reader,
		Run:  func(context.Context, []string, World) int { cancel(); return 0 },
		Show: func(int, int, Step, string) { t.Error("a step that was interrupted is shown") },
	})
	faulttest.Want(t, err, fault.Interrupted, "interrupted")
}

// TestForge: only the claims change.
func TestForge(t *testing.T) {
	t.Parallel()
	steps := map[string]string{}
	_, err := Run(t.Context(), Options{
		Now: time.Now, Random: rand.Reader, Show: func(int, int, Step, string) {},
		Run: func(_ context.Context, args []string, _ World) int {
			if args[0] == "jwt" && args[1] != "probe" {
				steps[args[1]] = args[len(args)-1] // the last one verified is the forged one
			}
			return 0
		},
	})
	faulttest.Must(t, err)
	right, forged := strings.Split(steps["decode"], "."), strings.Split(steps["verify"], ".")
	if _, err := jwt.Parse(steps["verify"]); err != nil || right[0] != forged[0] || right[1] == forged[1] || right[2] != forged[2] {
		t.Errorf("%v: %v, %v", err, right, forged)
	}
	if Forge("no.token.") != "no.token." {
		t.Error("what is no token is changed")
	}
}

func TestKeyring(t *testing.T) {
	t.Parallel()
	k := &Keyring{}
	if _, err := k.Get("s", "a"); err == nil {
		t.Error("an empty keyring has something")
	}
	faulttest.Must(t, k.Set("s", "a", "b"))
	if got, err := k.Get("s", "a"); err != nil || got != "b" {
		t.Errorf("%q, %v", got, err)
	}
	faulttest.Must(t, k.Delete("s", "a"))
	if _, err := k.Get("s", "a"); err == nil {
		t.Error("what was deleted is there")
	}
}
