package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"testing"
)

// TestWrite keeps THIRD_PARTY_NOTICES what the modules in the binary say.
func TestWrite(t *testing.T) {
	t.Parallel()
	var got bytes.Buffer
	var failed *exec.ExitError
	switch err := write(&got, "../.."); {
	case errors.As(err, &failed):
		t.Skipf("the modules of other systems are not here: %v", err)
	case err != nil:
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../THIRD_PARTY_NOTICES")
	if err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("THIRD_PARTY_NOTICES differs from the modules in the binary (%v): go run ./packaging/notices > THIRD_PARTY_NOTICES", err)
	}
}
