package wawi

import (
	"reflect"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestFolder_Declared(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	granted := accepted("shop")
	granted.Installation.Granted = []string{"items.write", "extra.read"}
	b.store(t, granted, requested("waits", Pending))
	for name, want := range map[string]scope.Declaration{
		"shop":  {Mandatory: []string{"extra.read"}, Optional: []string{"items.write"}, OnPremise: true},
		"waits": {Mandatory: []string{"items.read"}, Optional: []string{"items.write"}, OnPremise: true},
	} {
		if got, ok, err := b.folder.Declared(name); err != nil || !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v, %v", name, got, ok, err)
		}
	}
	for _, name := range []string{"nobody", "shop.yaml", "shop.yml", "a/b", "-"} {
		if got, ok, err := b.folder.Declared(name); ok || err != nil {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	faulttest.Must(t, diskFile(b.folder.Path, "bad.json").Save([]byte("{")))
	_, _, err := b.folder.Declared("bad")
	faulttest.Want(t, err, fault.Disk, "is damaged")
}
