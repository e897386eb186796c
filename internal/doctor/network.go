package doctor

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
)

// checkEndpoint checks whether an address responds at all, and what time its server
// has. Any response will do: without credentials most are refusals.
func checkEndpoint(ctx context.Context, client *http.Client, name, address string) (f Finding, date time.Time) {
	if address == "" {
		return Finding{name, Skipped, "no address is known for this environment", ""}, time.Time{}
	}
	if err := platform.CheckURL(name, address); err != nil {
		return failed(name, err), time.Time{}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Finding{name, Failed, err.Error(), ""}, time.Time{}
	}
	response, err := client.Do(request)
	if err != nil {
		return failed(name, platform.Unreachable(name, address, err)), time.Time{}
	}
	_ = response.Body.Close()
	date, _ = http.ParseTime(response.Header.Get("Date"))
	finding := Finding{Name: name, Status: OK, Detail: address + " responds"}
	if response.StatusCode >= http.StatusInternalServerError {
		finding.Status, finding.Detail = Warning, fmt.Sprintf("%s returned %d", address, response.StatusCode)
		finding.Remedy = "the fault is on the server's side; try again later"
	}
	return finding, date
}

// checkClock compares a clock with a server's.
func checkClock(now, server time.Time) Finding {
	const name = "clock"
	if server.IsZero() {
		return Finding{name, Skipped, "no server sent its time", ""}
	}
	skew := now.Sub(server).Round(time.Second)
	if skew.Abs() > platform.MaxSkew {
		return Finding{name, Failed, platform.Skew(skew), "set the clock; tokens seem expired or not yet valid with a wrong one"}
	}
	return Finding{Name: name, Status: OK, Detail: "agrees with the server's"}
}
