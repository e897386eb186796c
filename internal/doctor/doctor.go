// Package doctor looks at what jtlctl depends on, and says of each thing
// whether it is well and what to do if it is not.
//
// It is handed what it looks at; it mends nothing.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"runtime"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Status is how a finding ended.
type Status string

// The findings there are.
const (
	OK      Status = "ok"
	Warning Status = "warning"
	Failed  Status = "failed"
	Skipped Status = "skipped"
)

// Finding is one thing that was looked at. Its JSON form is a contract.
type Finding struct {
	Name   string `json:"name"`
	Status Status `json:"status"`
	Detail string `json:"detail"`
	Remedy string `json:"remedy"`
}

// MaxSkew is how far clocks may differ before it is told.
const MaxSkew = 30 * time.Second

// Store probes a store. needed says whether a profile depends on it.
func Store(ctx context.Context, store secret.Store, needed bool) Finding {
	finding := Finding{Name: store.Name(), Status: OK, Detail: "writes, reads and deletes"}
	if err := secret.Probe(ctx, store); err != nil {
		f := fault.From(err)
		finding = Finding{store.Name(), Failed, f.Message, f.Hint}
		if !needed {
			finding.Status = Warning
		}
	}
	return finding
}

// Folder looks at a folder that jtlctl keeps files in.
func Folder(name, path string) Finding {
	finding := Finding{Name: name, Status: OK, Detail: path}
	info, err := os.Stat(path)
	switch {
	case path == "":
		return Finding{name, Warning, "the system tells no folder for it", "set HOME"}
	case errors.Is(err, fs.ErrNotExist):
		finding.Detail += " (not there yet)"
	case err != nil:
		return Finding{name, Failed, err.Error(), "look at the rights of the folders above it"}
	case !info.IsDir():
		return Finding{name, Failed, path + " is not a folder", "move it away"}
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return Finding{name, Warning, fmt.Sprintf("%s may be used by others (mode %s)", path, info.Mode().Perm()), "chmod 700 " + disk.ShellWord(path)}
	}
	return finding
}

// GuardedFolder looks at a folder whose files are not used if others can write
// there.
func GuardedFolder(name, path string) Finding {
	if exposed := disk.Guard(path, disk.Settings); path != "" && exposed != nil {
		return Finding{name, Failed, exposed.Error(), exposed.Hint()}
	}
	return Folder(name, path)
}

// Endpoint looks whether an address answers at all, and what time its server
// has. Any answer will do: without credentials most are refusals.
func Endpoint(ctx context.Context, client *http.Client, name, address string) (f Finding, date time.Time) {
	if address == "" {
		return Finding{name, Skipped, "no address is known for this environment", ""}, time.Time{}
	}
	if err := platform.CheckURL(name, address); err != nil {
		f := fault.From(err)
		return Finding{name, Failed, f.Message, f.Hint}, time.Time{}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Finding{name, Failed, err.Error(), ""}, time.Time{}
	}
	response, err := client.Do(request)
	if err != nil {
		f := fault.From(platform.Unreachable(name, address, err))
		return Finding{name, Failed, f.Message, f.Hint}, time.Time{}
	}
	_ = response.Body.Close()
	date, _ = http.ParseTime(response.Header.Get("Date"))
	finding := Finding{Name: name, Status: OK, Detail: address + " answers"}
	if response.StatusCode >= http.StatusInternalServerError {
		finding.Status, finding.Detail = Warning, fmt.Sprintf("%s answers %d", address, response.StatusCode)
		finding.Remedy = "the fault is on the server's side; try again later"
	}
	return finding, date
}

// Clock compares a clock with a server's.
func Clock(now, server time.Time) Finding {
	const name = "clock"
	if server.IsZero() {
		return Finding{name, Skipped, "no server told its time", ""}
	}
	skew := now.Sub(server).Round(time.Second)
	if skew.Abs() > MaxSkew {
		return Finding{name, Failed, Skew(skew), "set the clock; tokens seem expired or not yet valid with a wrong one"}
	}
	return Finding{Name: name, Status: OK, Detail: "agrees with the server's"}
}

// Skew says by how much a clock is off.
func Skew(skew time.Duration) string {
	if skew < 0 {
		return fmt.Sprintf("this machine's clock is %s behind the server's", -skew)
	}
	return fmt.Sprintf("this machine's clock is %s ahead of the server's", skew)
}
