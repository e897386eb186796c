package apicall

import (
	"net/url"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestOptions_Plan_runAs(t *testing.T) {
	t.Parallel()
	plan := func(o Options) (Job, error) { return o.Plan("GET", "/v2/items", &url.URL{Path: "/v2/items"}) }
	for _, id := range []string{"7", "0b9a6c3e-6f0c-4f5e-9a77-1d2c3b4a5f60"} {
		job, err := plan(Options{RunAs: id})
		if err != nil || job.Call.Header.Get("X-RunAs") != id {
			t.Errorf("%s: %q, %v", id, job.Call.Header, err)
		}
	}
	for _, o := range []Options{{RunAs: "admin"}, {RunAs: "7\r\nA: b"}, {RunAs: "-1"}, {RunAs: "7", Headers: []string{"x-runas: 8"}}} {
		if _, err := plan(o); err == nil || fault.From(err).Kind != fault.Usage {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if job, err := plan(Options{Headers: []string{"X-RunAs: 8"}}); err != nil || job.Call.Header.Get("X-RunAs") != "8" {
		t.Errorf("-H: %v", err)
	}
}
