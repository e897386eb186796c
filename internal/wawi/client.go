package wawi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Client asks one Wawi. Its HTTP client must send every request once and
// follow no redirect.
type Client struct {
	HTTP   *http.Client
	Target Target
	// Now tells the time that Retry-After dates are compared with.
	Now func() time.Time
}

// lingering is how long a request that is under way is still waited for after
// Ctrl-C: its answer may be the one that has the key.
const lingering = 350 * time.Millisecond

// linger is a context that outlives the other by that much.
func linger(ctx context.Context) (longer context.Context, end func()) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(lingering, cancel) })
	return longer, func() { stop(); cancel() }
}

// reply is a whole answer.
type reply struct {
	*http.Response
	body []byte
	at   time.Time // when the last byte had come
}

// exchange sends a request once. sent reports whether JTL-Wawi may have got
// it. A body that was cut off comes with the error.
func (c Client) exchange(ctx context.Context, method, path string, who identity, body []byte) (got reply, sent bool, err error) {
	ctx, end := linger(ctx)
	defer end()
	var wrote atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { wrote.Store(true) }})
	request, err := c.Target.request(ctx, method, path, who, body)
	if err != nil {
		return reply{}, false, fault.New(fault.Usage, "the address of JTL-Wawi %s cannot be used", c.Target.URL).Because(err)
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		return reply{}, wrote.Load(), c.unreachable(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	got = reply{response, text, c.Now()}
	if err != nil {
		return got, true, c.unreachable(err)
	}
	return got, true, nil
}

// unreachable words why no whole answer came.
func (c Client) unreachable(err error) error {
	var known *fault.Error
	var pin *pinError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &pin):
		return fault.New(fault.Network, "JTL-Wawi at %s is not the one that was pinned: its certificate is %s", c.Target.URL, pin.got).
			WithHint("find out at the server whether its certificate was renewed; if so, register or call with --fingerprint %s", pin.got).Because(err)
	case presented(err) != "":
		f := fault.From(platform.Unreachable("JTL-Wawi at", c.Target.URL, err))
		return f.WithHint("if it is a certificate of your own: --ca-cert FILE, or, once you have compared it at the server, --fingerprint %s", presented(err))
	}
	f := fault.From(platform.Unreachable("JTL-Wawi at", c.Target.URL, err))
	f.Message = withoutArticle(f.Message)
	return f
}

// Answered is an answer about a registration and when its last byte came.
type Answered struct {
	Answer
	At time.Time
}

// register sends the request for registration. uncertain reports that JTL-Wawi
// may have taken it although no answer says so.
func (c Client) register(ctx context.Context, who identity, body []byte) (a Answered, uncertain bool, err error) {
	got, sent, err := c.exchange(ctx, http.MethodPost, "/authentication", who, body)
	if err != nil {
		if answer, failed := ParseAnswer(got.body); failed == nil && answer.ID != "" {
			return Answered{answer, got.at}, false, nil // what was cut off is not needed
		}
		return Answered{}, sent, err
	}
	if got.StatusCode < 200 || got.StatusCode > 299 {
		return Answered{}, got.StatusCode >= 500, c.refusal(registering, got, who.challenge)
	}
	answer, err := ParseAnswer(got.body)
	if err != nil || answer.ID == "" {
		return Answered{}, true, c.strange(got)
	}
	return Answered{answer, got.at}, false, nil
}

// poll asks how far a registration is.
func (c Client) poll(ctx context.Context, id string, who identity) (Answered, error) {
	got, _, err := c.exchange(ctx, http.MethodGet, pollPath(id), who, nil)
	if err == nil && (got.StatusCode < 200 || got.StatusCode > 299) {
		return Answered{}, c.refusal(polling, got, who.challenge)
	}
	answer, failed := ParseAnswer(got.body)
	if err != nil {
		// The key is handed out once: it counts even if the rest was cut off.
		if failed == nil && !answer.Key.Empty() {
			return Answered{answer, got.at}, nil
		}
		return Answered{}, err
	}
	if failed != nil {
		return Answered{}, c.strange(got)
	}
	return Answered{answer, got.at}, nil
}
