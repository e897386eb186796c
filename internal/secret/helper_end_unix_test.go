//go:build unix

package secret

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// TestHelperCall_run_child: a child may keep the output open, and ends with a helper
// that runs alone and takes too long.
func TestHelperCall_run_child(t *testing.T) {
	folder := scripts(t, map[string]string{
		"leaves": "sleep 600 & echo $! >pid; echo done",
		"waits":  "sleep 600 >held & echo x >held; wait",
		"stays":  "trap '' TERM; sleep 600 >held & echo x >held; wait; wait",
	})
	t.Chdir(folder)
	output, _, err := HelperCall{Program: "docker-credential-leaves", Verb: "get"}.run(t.Context())
	if string(output) != "done\n" || err != nil {
		t.Errorf("%q, %v", output, err)
	}
	must(t, exec.Command("sh", "-c", "kill $(cat pid)").Run())

	testChildEnds(t, "stays", true)
	testChildEnds(t, "waits", runtime.GOOS != "linux")
}

func testChildEnds(t *testing.T, program string, alone bool) {
	t.Helper()
	_ = os.Remove("held")
	must(t, syscall.Mkfifo("held", 0o600))
	held, err := os.OpenFile("held", os.O_RDONLY|syscall.O_NONBLOCK, 0)
	must(t, err)
	defer held.Close()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for n := 0; n == 0; { // without a writer there is nothing to read yet
			n, _ = held.Read(make([]byte, 1))
		}
		cancel() // the child is there
	}()
	if _, _, err := (HelperCall{Program: "docker-credential-" + program, Verb: "get", Alone: alone}).run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	must(t, held.SetReadDeadline(time.Now().Add(10*time.Second)))
	if _, err := io.ReadAll(held); err != nil {
		t.Errorf("the child of the helper lives on: %v", err)
	}
}
