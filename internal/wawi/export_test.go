package wawi

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestService_Export(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	record := accepted("shop")
	record.Installation.AppID = "my app"
	b.store(t, record)
	faulttest.Must(t, b.stores[secret.KeyringName].Set(t.Context(), Slot("shop"), secret.New("it's")))
	e, err := b.Export(t.Context(), nil, false)
	faulttest.Must(t, err)
	const env = "JTL_WAWI_URL=http://127.0.0.1:64110/api/eazybusiness\nJTL_WAWI_API_VERSION=2.0\nJTL_WAWI_APP_ID='my app'\nJTL_WAWI_APP_VERSION=1\n"
	if text, err := e.Text(EnvFormat); err != nil || text != env {
		t.Errorf("%s, %v", text, err)
	}
	e, err = b.Export(t.Context(), []string{"SHOP"}, true)
	faulttest.Must(t, err)
	if text, err := e.Text(EnvFormat); err != nil || text != env+`JTL_WAWI_API_KEY='it'\''s'`+"\n" {
		t.Errorf("%s, %v", text, err)
	}
	if text, err := e.Text(JSONFormat); err != nil || !strings.Contains(text, `"api_key": "it's"`) || !strings.Contains(text, `"granted_scopes": [`) {
		t.Errorf("%s, %v", text, err)
	}
	faulttest.Must(t, b.stores[secret.KeyringName].Set(t.Context(), Slot("shop"), secret.New("a\nb")))
	_, err = b.Export(t.Context(), []string{"shop"}, true)
	faulttest.Want(t, err, fault.Credentials, "no header can carry")
	b.store(t, requested("waits", Pending))
	_, err = b.Export(t.Context(), nil, false)
	faulttest.Want(t, err, fault.Usage, "which installation: shop, waits?")
	_, err = b.Export(t.Context(), []string{"waits"}, false)
	faulttest.Want(t, err, fault.Credentials, "has no key")
	_, err = newBench(t).Export(t.Context(), nil, false)
	faulttest.Want(t, err, fault.Usage, "there are no installations yet")
}

// TestService_Export_prefix: paths of 1.x follow the address of the export.
func TestService_Export_prefix(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	record := accepted("old")
	record.Installation.API, record.Installation.Prefix, record.Installation.Granted = erp.V1.First(), "/v1", nil
	b.store(t, record)
	if e, err := b.Export(t.Context(), nil, false); err != nil || e.URL != testSpec().URL+"/v1" || e.API != "1.0" || e.Granted == nil {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestWriteExport(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.env")
	faulttest.Must(t, WriteExport(path, "A=b\n"))
	faulttest.Want(t, WriteExport(path, "C=d\n"), fault.Usage, "exists already")
	text, err := os.ReadFile(path)
	if err != nil || string(text) != "A=b\n" {
		t.Errorf("%q, %v", text, err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	faulttest.Want(t, WriteExport(filepath.Join(path, "x"), ""), fault.Disk, "cannot be written")
}
