package apicall

import (
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Sender sends calls to one server.
type Sender struct {
	// HTTP must send every request once, follow no redirect, and leave size and
	// time of responses to the caller.
	HTTP *http.Client
	// Quiet bounds the time in which nothing moves.
	Quiet time.Duration
	// Prepare adds the credentials and what else the server wants to a request. It
	// is called before every request, and leaves the headers of the user.
	Prepare func(context.Context, *http.Request) error
	// Unreachable explains why there is no complete response.
	Unreachable func(error) error
	Retry       Retry
}

// Send sends a call. The body of the answer is for the caller to read and to
// close; its Request has the headers that Prepare has added.
func (s Sender) Send(ctx context.Context, call Call) (*http.Response, error) {
	for attempt := 1; ; attempt++ {
		response, err := s.Once(ctx, call)
		if err != nil || response.StatusCode != http.StatusTooManyRequests {
			return response, err
		}
		if again, err := s.Retry.wait(ctx, call, attempt, response); !again {
			if err != nil {
				_ = response.Body.Close()
				return nil, err
			}
			return response, nil
		}
	}
}

// Once sends a call once.
func (s Sender) Once(ctx context.Context, call Call) (*http.Response, error) {
	w := newWatch(ctx, s.Quiet)
	response, err := s.do(ctx, w, call)
	if err != nil {
		w.end()
		return nil, err
	}
	w.answer()
	if response.StatusCode == http.StatusSwitchingProtocols { // what follows is no body, and nothing would bound it
		_ = response.Body.Close()
		response.Body = http.NoBody
	}
	response.Body = &watchedResponse{response.Body, w}
	return response, nil
}

func (s Sender) do(ctx context.Context, w *watch, call Call) (*http.Response, error) {
	var body io.ReadCloser
	if !call.Body.Empty() {
		opened, err := call.Body.open()
		if err != nil {
			return nil, err
		}
		body = &watchedRequest{opened, w}
	}
	request, err := http.NewRequestWithContext(w.ctx, call.Method, call.Address.String(), body)
	if err != nil {
		return nil, errors.Join(fault.New(fault.Usage, "%s is not a request that can be sent", call.Title()).WithHint("write it like GET /v2/customerGroups").WithCause(err), closed(body))
	}
	if body != nil {
		request.ContentLength = call.Body.size
		if call.Body.size == 0 {
			request.Body, request.ContentLength = http.NoBody, 0
		}
		request.Header.Set("Content-Type", JSONType)
	}
	maps.Copy(request.Header, call.Header)
	if err := s.Prepare(w.ctx, request); err != nil {
		return nil, errors.Join(err, closed(body))
	}
	w.sent()
	response, err := s.HTTP.Do(request)
	if err == nil {
		response.Request = request // a transport may have left it out
		return response, nil
	}
	if ctx.Err() != nil {
		return nil, fault.New(fault.Interrupted, "interrupted").WithCause(err)
	}
	if silent, ok := errors.AsType[*fault.Error](context.Cause(w.ctx)); ok {
		return nil, silent
	}
	return nil, s.failure(err)
}

func closed(body io.Closer) error {
	if body == nil {
		return nil
	}
	return body.Close()
}

// failure is why there is no complete response: a body that cannot be read is no
// trouble of the network.
func (s Sender) failure(err error) error {
	if known, ok := errors.AsType[*fault.Error](err); ok {
		return known
	}
	return s.Unreachable(err)
}

// Retry says which calls are repeated after the answer 429, and how long is waited
// before.
type Retry struct {
	// Any repeats every call, not only those that read.
	Any bool
	Now func() time.Time
	// Sleep waits, or returns early with the context's error.
	Sleep func(context.Context, time.Duration) error
	// Note says that something is waited for.
	Note func(format string, args ...any)
}

// The bounds of repeating.
const (
	maxAttempts = 4
	longestWait = time.Minute
	firstWait   = time.Second
	maxDrain    = 64 << 10 // bytes read of an answer that is discarded
)

// wait waits until a call may be repeated, and closes the answer to it. It
// returns false if the call is not to be repeated.
func (r Retry) wait(ctx context.Context, call Call, attempt int, response *http.Response) (again bool, err error) {
	if attempt >= maxAttempts || !r.Any && !IsReading(call.Method) || !call.Body.Empty() && !call.Body.again {
		return false, nil
	}
	wait := r.pause(response.Header, attempt)
	if wait > longestWait {
		return false, nil
	}
	_, _ = io.CopyN(io.Discard, response.Body, maxDrain)
	_ = response.Body.Close()
	if wait > 0 {
		r.Note("%s: 429, too many requests; trying again in %s (%d of %d)", call.Title(), wait.Round(time.Millisecond), attempt+1, maxAttempts)
	}
	if err := r.Sleep(ctx, wait); err != nil {
		return false, fault.New(fault.Interrupted, "interrupted").WithCause(err)
	}
	return true, nil
}

// pause is how long to wait: what the server asks for, else the interval of its
// limit, else longer each time.
func (r Retry) pause(header http.Header, attempt int) time.Duration {
	if wait := platform.RetryAfter(header, r.Now()); wait > 0 || header.Get("Retry-After") == "0" {
		return wait
	}
	if interval := LimitOf(header).Interval; interval > 0 {
		return interval
	}
	return firstWait << (attempt - 1)
}
