package probe

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// answer is what a backend makes of one request.
type answer struct {
	status   int
	location string // of a redirect, without query
	// shape is that of the body, see shapeOf.
	shape string
	// problem is why there is no answer.
	problem string
	// refused says that no connection was made.
	refused bool
}

func (a answer) reached() bool { return a.problem == "" }

// remedy says what to do if there is no answer at all.
func (a answer) remedy() string {
	if a.refused {
		return "start the backend, and check the address and its port"
	}
	return "check the address, its port and the log of the backend: a request without a token has to be refused with 401"
}

// noToken asks for a request without any token.
const noToken = ""

// request is that of the plan with a token.
func (p Plan) request(ctx context.Context, token string) (*http.Request, error) {
	path, query, has := strings.Cut(p.URL, "?")
	address := strings.ReplaceAll(path, Placeholder, url.PathEscape(token))
	if has {
		address += "?" + strings.ReplaceAll(query, Placeholder, url.QueryEscape(token))
	}
	inBody := token
	if p.form {
		inBody = url.QueryEscape(token)
	}
	request, err := http.NewRequestWithContext(ctx, p.Method, address, strings.NewReader(strings.ReplaceAll(p.Body, Placeholder, inBody)))
	if err != nil {
		return nil, fault.New(fault.Usage, "the request cannot be made: the address is not valid").WithCause(err)
	}
	for _, header := range p.headers {
		name, value := header[0], header[1]
		if token == noToken && strings.Contains(value, Placeholder) {
			continue
		}
		value = strings.ReplaceAll(value, Placeholder, token)
		if name == "Host" {
			request.Host = value
			continue
		}
		request.Header.Add(name, value)
	}
	return request, nil
}

// ask sends a token, at most one request in the time of the delay. A response of
// 429 and a connection that is closed are tried again once.
func (r *run) ask(ctx context.Context, token string) (answer, error) {
	if r.world.Sent != nil && strings.Contains(token, ".") {
		r.world.Sent(token)
	}
	got, wait, err := r.once(ctx, token)
	if err != nil || wait == 0 {
		return got, err
	}
	if err := r.world.Wait(ctx, wait); err != nil {
		return got, interrupted(err)
	}
	got, _, err = r.once(ctx, token)
	return got, err
}

const (
	// retryPause lets a backend that has crashed start again.
	retryPause = time.Second
	// maxRetryAfter is the longest Retry-After that is waited for.
	maxRetryAfter = 10 * time.Second
	// bodyPatience is how long a body may take whose shape is looked at: some never
	// end.
	bodyPatience = 2 * time.Second
)

// once sends a token, and returns how long to wait before it is tried again; 0
// means that it is not.
func (r *run) once(ctx context.Context, token string) (answer, time.Duration, error) {
	if wait := r.next.Sub(r.world.Now()); !r.next.IsZero() && wait > 0 {
		if err := r.world.Wait(ctx, wait); err != nil {
			return answer{}, 0, interrupted(err)
		}
	}
	whole, stop := context.WithCancel(ctx)
	defer stop()
	request, err := r.plan.request(whole, token)
	if err != nil {
		return answer{}, 0, err
	}
	r.next = r.world.Now().Add(r.plan.Delay)
	response, err := r.world.HTTP.Do(request)
	if ctx.Err() != nil {
		return answer{}, 0, interrupted(ctx.Err())
	}
	if err != nil {
		return unanswered(request, err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode == http.StatusTooManyRequests {
		after := platform.RetryAfter(response.Header, r.world.Now())
		if after > maxRetryAfter {
			return answer{status: response.StatusCode, problem: "too many requests, and it says to wait for " + after.String()}, 0, nil
		}
		return answer{status: response.StatusCode, problem: "too many requests, also at the second attempt"}, max(after, retryPause), nil
	}
	defer time.AfterFunc(bodyPatience, stop).Stop()
	return answer{status: response.StatusCode, location: locationOf(response), shape: shapeOf(response)}, 0, nil
}

// unanswered is a request without a response. After a timeout it is not sent again.
func unanswered(request *http.Request, err error) (answer, time.Duration, error) {
	bare := *request.URL
	bare.RawQuery, bare.Path, bare.RawPath = "", "", ""
	got := answer{problem: fault.Message(platform.Unreachable("backend", bare.String(), err)), refused: platform.IsRefused(err)}
	if platform.IsTimeout(err) {
		return got, 0, nil
	}
	return got, retryPause, nil
}

func interrupted(err error) error {
	return fault.New(fault.Interrupted, "interrupted").WithCause(err)
}

// locationOf returns where a redirect leads to.
func locationOf(response *http.Response) string {
	if response.StatusCode < 300 || response.StatusCode > 399 {
		return ""
	}
	location, _, _ := strings.Cut(response.Header.Get("Location"), "?")
	return location
}
