package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// cmdWawi serves a sandbox whose JTL-Wawi behaves as the words say: wawi
// [NAME=VALUE…]. WAWI becomes its address with a database, SANDBOX its
// HOST:PORT. With tls, ca.pem and FINGERPRINT are of its certificate.
func cmdWawi(ts *testscript.TestScript, _ bool, args []string) {
	var config sandbox.Wawi
	secured := false
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		switch name {
		case "approve":
			approval, err := sandbox.ParseApproval(value)
			ts.Check(err)
			config.Approval = approval
		case "deny":
			config.Deny = strings.Split(value, ",")
		case "withhold":
			config.Quirks.Withhold = strings.Split(value, ",")
		case "closed":
			config.Closed = true
		case "unlicensed":
			config.Unlicensed = true
		case "conflict":
			config.Conflict = true
		case "wrapped":
			config.Quirks.Wrapped = true
		case "status":
			config.Quirks.RegisterStatus, _ = strconv.Atoi(value)
		case "named":
			config.Quirks.NamedStatus = true
		case "swapped":
			config.Quirks.SwappedStatus = true
		case "list":
			config.Quirks.ScopeList = true
		case "othercase":
			config.Quirks.OtherCase = true
		case "only":
			config.Quirks.Only = value
		case "versions":
			config.Quirks.Versions = erp.ParseVersions(value)
		case "belowv1":
			config.Quirks.BelowV1 = true
		case "flat":
			config.Quirks.Flat = true
		case "catalog":
			config.KnowScopes(scope.NewIndex(scope.Builtin()...))
		case "tls":
			secured = true
		default:
			ts.Fatalf("no behaviour %q", arg)
		}
	}
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://127.0.0.1", Now: time.Now, Random: rand.Reader, Wawi: config})
	ts.Check(err)
	server := httptest.NewUnstartedServer(served)
	if secured {
		server.StartTLS()
		certificate := server.Certificate()
		sum := sha256.Sum256(certificate.Raw)
		ts.Setenv("FINGERPRINT", "sha256:"+hex.EncodeToString(sum[:]))
		ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw})
		ts.Check(os.WriteFile(ts.MkAbs("ca.pem"), ca, 0o600))
	} else {
		server.Start()
	}
	ts.Defer(func() {
		server.CloseClientConnections()
		server.Close()
	})
	ts.Setenv("SANDBOX", server.Listener.Addr().String())
	ts.Setenv("WAWI", server.URL+"/api/eazybusiness")
}

// cmdPNG writes what begins like a picture: png FILE BYTES.
func cmdPNG(ts *testscript.TestScript, _ bool, args []string) {
	bytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\x89PNG\r\n\x1a\n"+strings.Repeat("x", bytes-8)), 0o600))
}

// cmdFault lets the JTL-Wawi of the script misbehave: fault JSON.
func cmdFault(ts *testscript.TestScript, _ bool, args []string) {
	response, err := http.Post("http://"+ts.Getenv("SANDBOX")+sandbox.WawiFaultsPath, "application/json", strings.NewReader(args[0]))
	ts.Check(err)
	_ = response.Body.Close()
	if response.StatusCode != http.StatusOK {
		ts.Fatalf("the sandbox answered %s", response.Status)
	}
}
