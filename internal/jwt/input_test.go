package jwt

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestInput(t *testing.T) {
	t.Parallel()
	if got, err := Input(" Bearer a.b.c\n"); err != nil || got.Token != "a.b.c" {
		t.Errorf("%+v, %v", got, err)
	}
	for _, text := range []string{"", " \n"} {
		_, err := Input(text)
		faulttest.Want(t, err, fault.Input, "there is no token: the input is empty", "on standard input")
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	_, _, err := Open(Pasted{Token: "a.b"})
	faulttest.Want(t, err, fault.Input, "this is not a readable JWT: ", "three parts")
	encrypted := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"dir","enc":"A256GCM"}`)) + "....a"
	_, _, err = Open(Pasted{Token: encrypted})
	if text := faulttest.Want(t, err, fault.Input, "encrypted"); strings.Contains(text, "three parts") {
		t.Errorf("an encrypted token has five parts: %s", text)
	}
}
