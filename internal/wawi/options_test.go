package wawi

import (
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestTargetOptions_target(t *testing.T) {
	t.Parallel()
	const secured, plain = "https://wawi.example/api/x", "http://127.0.0.1:1/api/x"
	pin := strings.Repeat("ab", 32)
	for word, o := range map[string]TargetOptions{
		"--url is missing":           {API: "2.0"},
		"(from --url)":               {URL: "x", API: "2.0"},
		"(from --api)":               {URL: plain, API: "3"},
		"are for https":              {URL: plain, API: "2.0", TrustOptions: TrustOptions{Fingerprint: pin}},
		"two ways of the same thing": {URL: secured, API: "2.0", TrustOptions: TrustOptions{CACert: "x", Fingerprint: pin}},
		"(from --fingerprint)":       {URL: secured, API: "2.0", TrustOptions: TrustOptions{Fingerprint: "ab"}},
	} {
		_, _, err := o.target()
		faulttest.Want(t, err, fault.Usage, word)
	}
	_, _, err := TargetOptions{URL: secured, API: "2.0", TrustOptions: TrustOptions{CACert: filepath.Join(t.TempDir(), "x")}}.target()
	faulttest.Want(t, err, fault.Config, "cannot be used", "(from --ca-cert)")
	got, preferred, err := TargetOptions{URL: secured + "/v2/info", API: "auto", TrustOptions: TrustOptions{Fingerprint: pin}}.target()
	if err != nil || preferred != erp.V2 || got != (Target{URL: secured, Fingerprint: "sha256:" + pin}) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestTrustOptions_set: a new way of trust takes the place of the old one.
func TestTrustOptions_set(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(nil)
	t.Cleanup(server.Close)
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	path := filepath.Join(t.TempDir(), "ca.pem")
	faulttest.Must(t, os.WriteFile(path, text, 0o600))
	before := Target{URL: "https://wawi.example/api/x", API: erp.V1.First(), Fingerprint: "sha256:old"}
	if got, err := (TrustOptions{}).set(before); err != nil || got != before {
		t.Errorf("%+v, %v", got, err)
	}
	got, err := TrustOptions{CACert: path}.set(before)
	if err != nil || got.CA != string(text) || got.Fingerprint != "" || got.API != erp.V1.First() {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestWaitOptions_check(t *testing.T) {
	t.Parallel()
	faulttest.Must(t, WaitOptions{Interval: 100 * time.Millisecond}.check())
	faulttest.Want(t, WaitOptions{Wait: -1, Interval: time.Second}.check(), fault.Usage, "--wait must not be negative")
	faulttest.Want(t, WaitOptions{Interval: 99 * time.Millisecond}.check(), fault.Usage, "--interval must be 100ms at least")
}
