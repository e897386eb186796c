package wawi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Client asks one Wawi. Its HTTP client must send every request once and
// follow no redirect.
type Client struct {
	HTTP   *http.Client
	Target Target
	// Now tells the time that Retry-After dates are compared with.
	Now func() time.Time
	// Redactor is that of the HTTP client: no error repeats what it knows.
	Redactor *secret.Redactor
	// Guard lets a request that is under way finish after Ctrl-C, since its
	// answer may be the one that has the key.
	Guard *interrupt.Guard
	// bound is the flag that leaves a request less time than --timeout does; ""
	// is none.
	bound string
}

// within returns a client whose requests get no more time than that, which a flag
// decides.
func (c Client) within(limit time.Duration, flag string) Client {
	if c.HTTP.Timeout > 0 && c.HTTP.Timeout <= limit {
		return c
	}
	c.bound = flag
	return c.lasting(limit)
}

// lasting returns a client whose requests get that much time.
func (c Client) lasting(limit time.Duration) Client {
	timed := *c.HTTP
	timed.Timeout = limit
	c.HTTP = &timed
	return c
}

// NewClient makes a client of one Wawi. Every request is sent once: what may be
// repeated, and when, is for the registration to say. Without a transport of
// its own the client gets one that trusts what the target does.
func NewClient(t Target, o platform.Options, guard *interrupt.Guard) (Client, error) {
	if o.Base == nil {
		transport, err := NewTransport(t, o)
		if err != nil {
			return Client{}, err
		}
		o.Base = transport
	}
	o.Once = true
	return Client{HTTP: platform.NewClient(o), Target: t, Now: o.Now, Redactor: o.Redactor, Guard: guard}, nil
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
	var wrote, coming atomic.Bool
	ctx, end := c.Guard.Request(ctx, coming.Load)
	defer end()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteHeaders:         func() { wrote.Store(true) },
		GotFirstResponseByte: func() { coming.Store(true) },
	})
	request, err := c.Target.request(ctx, method, path, who, body)
	if err != nil {
		return reply{}, false, fault.New(fault.Usage, "the address of JTL-Wawi %s cannot be used", c.Target.URL).WithCause(err)
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		return reply{}, wrote.Load(), c.unreachable(err)
	}
	coming.Store(true)
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	got = reply{response, text, c.Now()}
	if err != nil {
		return got, true, c.unreachable(err)
	}
	return got, true, nil
}

// unreachable explains why no complete response came.
func (c Client) unreachable(err error) error {
	if known, ok := errors.AsType[*fault.Error](err); ok {
		return known
	}
	if f := c.Target.untrusted(err); f != nil {
		return f
	}
	f := fault.From(platform.Unreachable("JTL-Wawi at", c.Target.URL, err))
	f.Message = withoutArticle(f.Message)
	if c.bound != "" && strings.Contains(f.Hint, "--timeout") {
		f.Message += " (" + c.HTTP.Timeout.String() + ")"
		f.Hint = strings.ReplaceAll(f.Hint, "--timeout", c.bound)
	}
	return f
}

// Timed is an answer about a registration and when its last byte came.
type Timed struct {
	Answer
	At time.Time
}

// register sends the request for registration. uncertain reports that JTL-Wawi
// may have accepted it although no response says so.
func (c Client) register(ctx context.Context, who identity, body []byte) (a Timed, uncertain bool, err error) {
	got, sent, err := c.exchange(ctx, http.MethodPost, registerPath, who, body)
	if err != nil {
		taken := got.Response != nil && got.StatusCode >= 200 && got.StatusCode <= 299
		if answer, failed := c.parse(got.body); failed == nil && isRequestID(answer.ID) && taken {
			return Timed{answer, got.at}, false, nil // what was cut off is not needed
		}
		return Timed{}, sent, err
	}
	if got.StatusCode < 200 || got.StatusCode > 299 {
		return Timed{}, got.StatusCode >= 500, c.refusal(registering, got)
	}
	answer, err := c.parse(got.body)
	switch {
	case err == nil && !answer.Key.Empty(): // whatever the rest says
	case err == nil && len(answer.IDs) > 1:
		return Timed{}, true, c.manyIDs(answer.IDs)
	case err != nil || answer.ID == "":
		return Timed{}, true, c.notJTLWawi(got)
	case !isRequestID(answer.ID):
		return Timed{}, true, fault.New(fault.Server, "JTL-Wawi at %s responded with the number %s of the request, which no address can carry", c.Target.URL, textutil.Quote(answer.ID, maxForeign))
	}
	return Timed{answer, got.at}, false, nil
}

// parse reads an answer. What is shown or written down of it repeats no secret.
func (c Client) parse(body []byte) (Answer, error) {
	answer, err := ParseAnswer(body)
	for _, key := range append([]secret.String{answer.Key}, answer.Others...) {
		c.Redactor.Add(key)
	}
	answer.Word = c.Redactor.Redact(answer.Word)
	for _, texts := range [][]string{answer.Granted, answer.IDs, answer.AppIDs} {
		for i, text := range texts {
			texts[i] = c.Redactor.Redact(text)
		}
	}
	return answer, err
}

// lostError is what became of a question whose answer may have held the key.
type lostError struct {
	error

	came bool // the answer, and could not be read
}

func (e *lostError) Unwrap() error { return e.error }

// answerTime is how long an answer is waited for at least if it may have what is
// handed out only once: the number of a registration, or the key.
const answerTime = 30 * time.Second

// poll asks how far a registration is. left is the rest of the whole wait, after
// which the answer gets what remains of answerTime.
func (c Client) poll(ctx context.Context, id string, who identity, left time.Duration) (Timed, error) {
	if c.HTTP.Timeout > 0 {
		left = min(left, c.HTTP.Timeout)
	}
	c = c.lasting(max(answerTime, left))
	got, sent, err := c.exchange(ctx, http.MethodGet, pollPath(id), who, nil)
	good := got.Response != nil && got.StatusCode >= 200 && got.StatusCode <= 299
	answer, failed := c.parse(got.body)
	switch {
	// The key is handed out once: it counts whatever the status is, and even
	// if the rest was cut off.
	case failed == nil && !answer.Key.Empty():
		return Timed{answer, got.at}, nil
	case err == nil && !good:
		return Timed{}, c.refusal(polling, got)
	case failed == nil && err == nil:
		return Timed{answer, got.at}, nil
	case err == nil:
		return Timed{}, &lostError{c.notJTLWawi(got), true}
	case sent:
		return Timed{}, &lostError{err, good}
	}
	return Timed{}, err
}
