package wawi

import (
	"context"
	"net/http"
	"net/http/httptrace"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// silent takes a request and never answers it.
func silent(r *http.Request) (*http.Response, error) {
	httptrace.ContextClientTrace(r.Context()).WroteHeaders()
	<-r.Context().Done()
	return nil, r.Context().Err()
}

// inRealTime lets a service and its requests live in the time of the bubble.
func (b *bench) inRealTime(timeout time.Duration) {
	b.Now = time.Now
	b.UI.Sleep = func(ctx context.Context, d time.Duration) error {
		select {
		case <-time.After(d):
		case <-ctx.Done():
		}
		return ctx.Err()
	}
	connect := b.Connect
	b.Connect = func(target Target, streamed bool) (Client, error) {
		client, err := connect(target, streamed)
		client.Now = time.Now
		client.HTTP = platform.NewClient(platform.Options{Base: b.world, Once: true, Now: time.Now, Redactor: client.Redactor, Timeout: timeout})
		return client, err
	}
}

// The wait that a user gives is kept, whatever --timeout is, but for an answer
// that may have what is handed out once. What is left can be resumed.
func TestService_Register_silent(t *testing.T) {
	t.Parallel()
	const wait = 4 * time.Second
	for name, test := range map[string]struct {
		answers []answerOf
		api     erp.Version
		most    time.Duration
		message string
	}{
		"from the beginning":      {[]answerOf{silent}, erp.Version{}, shortestLook, "no response in time (5s)"},
		"to the registration":     {[]answerOf{silent}, erp.V2.First(), answerTime, "no response in time (30s); the request was sent 30s ago"},
		"after the registration":  {[]answerOf{taken(), silent}, erp.V2.First(), wait + answerTime, "4s is over, and 30s more for an answer that could have had the key, and the last request failed"},
		"after the first request": {[]answerOf{taken(), pending(), silent}, erp.V2.First(), wait + answerTime, "4s is over, and 30s more for an answer"},
	} {
		for _, timeout := range []time.Duration{time.Minute, 10 * time.Minute} {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, test.answers...)
				b.inRealTime(timeout)
				o := registerOptions()
				o.Wait, o.Interval, o.Target.API = wait, 2*time.Second, test.api.String()
				if !strings.HasPrefix(name, "after the first") {
					o.Interval = 5 * time.Second
				}
				started := time.Now()
				_, err := b.Register(t.Context(), o)
				if took := time.Since(started); took > test.most || !strings.Contains(fault.Message(err), test.message) {
					t.Errorf("%s, --timeout %s: ended after %s: %v", name, timeout, took, err)
				}
				if strings.HasPrefix(name, "after") {
					b.resumes(t, wait)
				}
			})
		}
	}
}

// resumes resumes a registration, first while JTL-Wawi is still silent.
func (b *bench) resumes(t *testing.T, wait time.Duration) {
	t.Helper()
	o := resumeOptions()
	o.Wait = wait
	started := time.Now()
	_, err := b.Resume(t.Context(), "shop", o)
	if took := time.Since(started); took > wait+answerTime || fault.From(err).Kind != fault.Pending || !strings.Contains(fault.Message(err), "26s more for an answer") {
		t.Errorf("resume ended after %s: %v", took, err)
	}
	b.answers = []answerOf{grant()}
	if result, err := b.Resume(t.Context(), "shop", o); err != nil || result.Installation == nil {
		t.Errorf("%+v, %v", result, err)
	}
}
