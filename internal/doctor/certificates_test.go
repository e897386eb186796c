package doctor

import (
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestCheckCertificates(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(nil)
	t.Cleanup(server.Close)
	path := filepath.Join(t.TempDir(), "corp.pem")
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	named := platform.CAFile{Path: path, Origin: "JTLCTL_CA_FILE"}
	want(t, checkCertificates(platform.CAFile{}.Authorities, false), "certificates", OK, "those of the system", "")
	want(t, checkCertificates(platform.CAFile{}.Authorities, true), "certificates", Warning, "the system has none", "ca-certificates")
	want(t, checkCertificates(named.Authorities, false), "certificates", OK, "those of the system, and 1 of "+path+" (JTLCTL_CA_FILE)", "")
	want(t, checkCertificates(named.Authorities, true), "certificates", OK, "the system has none, and 1 of "+path, "")
	named.Path += "x"
	want(t, checkCertificates(named.Authorities, false), "certificates", Failed, named.Path+" cannot be used", "PEM form")
}
