package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net/http/httptest"
	"os"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// cmdTLS serves a sandbox over https for the rest of the script: TLS is its address,
// ca.pem its certificate, other.pem one of another authority.
func cmdTLS(ts *testscript.TestScript, _ bool, _ []string) {
	server := httptest.NewUnstartedServer(nil)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	url := "https://" + server.Listener.Addr().String()
	served, err := sandbox.New(sandbox.Config{BaseURL: url, Now: time.Now, Random: rand.Reader})
	ts.Check(err)
	server.Config.Handler = served
	server.StartTLS()
	ts.Defer(server.Close)
	ts.Setenv("TLS", url)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	ts.Check(err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	other, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	ts.Check(err)
	for name, der := range map[string][]byte{"ca.pem": server.Certificate().Raw, "other.pem": other} {
		ts.Check(os.WriteFile(ts.MkAbs(name), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	}
}
