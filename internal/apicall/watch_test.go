package apicall

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// slowly is a network whose server answers after a while, and then sends a part of
// the body after each pause.
type slowly struct {
	answer time.Duration
	pauses []time.Duration
}

func (s slowly) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := pauseFor(r.Context(), s.answer); err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(&slowBody{r.Context(), s.pauses})}, nil
}

type slowBody struct {
	ctx    context.Context
	pauses []time.Duration
}

func (b *slowBody) Read(p []byte) (int, error) {
	if len(b.pauses) == 0 {
		return 0, io.EOF
	}
	wait := b.pauses[0]
	b.pauses = b.pauses[1:]
	if err := pauseFor(b.ctx, wait); err != nil {
		return 0, err
	}
	return copy(p, "x"), nil
}

func pauseFor(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// TestSender_Once_quiet: what bounds a call is the time in which nothing moves: not
// how long it takes, and not how long its reader is busy.
func TestSender_Once_quiet(t *testing.T) {
	t.Parallel()
	const quiet = 10 * time.Second
	long := make([]time.Duration, 100)
	for i := range long {
		long[i] = 9 * time.Second
	}
	for name, test := range map[string]struct {
		server slowly
		reader time.Duration // how long the reader is busy with each part
		fails  string
	}{
		"in time":            {slowly{9 * time.Second, long}, 0, ""},
		"a busy reader":      {slowly{0, long[:3]}, time.Hour, ""},
		"no headers":         {slowly{11 * time.Second, nil}, 0, "headers"},
		"a pause in between": {slowly{0, []time.Duration{time.Second, 11 * time.Second}}, 0, "body"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				sender := Sender{
					HTTP: &http.Client{Transport: test.server}, Quiet: quiet, Prepare: func(context.Context, *http.Request) error { return nil },
					Unreachable: func(err error) error { return fault.New(fault.Network, "%v", err) },
				}
				response, err := sender.Once(t.Context(), Call{Method: "GET", Address: &url.URL{Scheme: "http", Host: "x"}})
				if test.fails == "headers" {
					faulttest.Want(t, err, fault.Network, "deadline exceeded")
					return
				}
				faulttest.Must(t, err)
				defer func() { _ = response.Body.Close() }()
				var part [1]byte
				for err == nil {
					_, err = response.Body.Read(part[:])
					time.Sleep(test.reader)
				}
				if cut := !errors.Is(err, io.EOF); cut != (test.fails == "body") {
					t.Errorf("%v", err)
				}
			})
		})
	}
}

// TestSender_Once_prepare: how long it takes to get the credentials is not a silence
// of the server.
func TestSender_Once_prepare(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		sender := Sender{
			HTTP: &http.Client{Transport: slowly{answer: 9 * time.Second}}, Quiet: 10 * time.Second,
			Prepare:     func(ctx context.Context, _ *http.Request) error { return pauseFor(ctx, time.Minute) },
			Unreachable: func(err error) error { return err },
		}
		response, err := sender.Once(t.Context(), Call{Method: "GET", Address: &url.URL{Scheme: "http", Host: "x"}})
		faulttest.Must(t, err)
		faulttest.Must(t, response.Body.Close())
	})
}

// TestSender_Once_switched: after 101 there is another protocol and no body, which
// nothing would end.
func TestSender_Once_switched(t *testing.T) {
	t.Parallel()
	closed := false
	switched := transport(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusSwitchingProtocols, Body: closing{endless{}, &closed}}, nil
	})
	sender := Sender{HTTP: &http.Client{Transport: switched}, Quiet: time.Minute, Prepare: func(context.Context, *http.Request) error { return nil }}
	response, err := sender.Once(t.Context(), Call{Method: "GET", Address: &url.URL{Scheme: "http", Host: "x"}})
	faulttest.Must(t, err)
	if n, err := response.Body.Read(make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) || !closed {
		t.Errorf("%d bytes, %v, closed: %v", n, err, closed)
	}
	faulttest.Must(t, response.Body.Close())
}

type closing struct {
	io.Reader

	closed *bool
}

func (c closing) Close() error {
	*c.closed = true
	return nil
}

// TestSender_Once_upload: a body of any size that moves is no silence.
func TestSender_Once_upload(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		upload := transport(func(r *http.Request) (*http.Response, error) {
			var part [1]byte
			for n := 0; ; n++ {
				if _, err := r.Body.Read(part[:]); err != nil {
					return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
				}
				if err := pauseFor(r.Context(), 9*time.Second); err != nil {
					return nil, err
				}
			}
		})
		sender := Sender{HTTP: &http.Client{Transport: upload}, Quiet: 10 * time.Second, Prepare: func(context.Context, *http.Request) error { return nil }, Unreachable: func(err error) error { return err }}
		response, err := sender.Once(t.Context(), Call{Method: "POST", Address: &url.URL{Scheme: "http", Host: "x"}, Body: TextBody([]byte("0123456789"))})
		faulttest.Must(t, err)
		faulttest.Must(t, response.Body.Close())
	})
}

// TestSender_Once_silentInput: it is not the server that is silent if what is to be
// sent does not come.
func TestSender_Once_silentInput(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		upload := transport(func(r *http.Request) (*http.Response, error) {
			go func() { _, _ = io.Copy(io.Discard, r.Body) }()
			<-r.Context().Done()
			return nil, context.Cause(r.Context())
		})
		reader, writer := io.Pipe()
		defer func() { _ = writer.Close() }()
		job, err := Options{Input: "-", Stdin: reader}.Plan("POST", "/x", &url.URL{Scheme: "http", Host: "x"})
		faulttest.Must(t, err)
		sender := Sender{HTTP: &http.Client{Transport: upload}, Quiet: 10 * time.Second, Prepare: func(context.Context, *http.Request) error { return nil }, Unreachable: func(err error) error { return err }}
		_, err = sender.Once(t.Context(), job.Call)
		faulttest.Want(t, err, fault.Network, "the body to send did not come: nothing was read of it for 10s")
	})
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestSender_Once_stream: bodies are held in memory by nobody.
func TestSender_Once_stream(t *testing.T) {
	t.Parallel()
	const size = 5 << 20
	echo := transport(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Body: r.Body}, nil
	})
	o := Options{Input: "-", Stdin: io.LimitReader(endless{}, size), ContentType: "text/plain"}
	job, err := o.Plan("POST", "/x", &url.URL{Scheme: "http", Host: "x"})
	faulttest.Must(t, err)
	sender := Sender{HTTP: &http.Client{Transport: echo}, Quiet: time.Minute, Prepare: func(_ context.Context, r *http.Request) error {
		if r.Header.Get("Content-Type") != "text/plain" || r.ContentLength != -1 {
			t.Errorf("%v, %d bytes", r.Header, r.ContentLength)
		}
		return nil
	}}
	response, err := sender.Once(t.Context(), job.Call)
	faulttest.Must(t, err)
	if n, err := io.Copy(io.Discard, response.Body); n != size || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, bytes.Repeat([]byte("x"), len(p))), nil }

// TestSender_Once_unreadable: a body that cannot be read is no trouble of the network.
func TestSender_Once_unreadable(t *testing.T) {
	t.Parallel()
	reading := transport(func(r *http.Request) (*http.Response, error) {
		_, err := io.ReadAll(r.Body)
		return nil, err
	})
	o := Options{Input: "-", Stdin: io.MultiReader(strings.NewReader("x"), broken{})}
	job, err := o.Plan("POST", "/x", &url.URL{Scheme: "http", Host: "x"})
	faulttest.Must(t, err)
	sender := Sender{HTTP: &http.Client{Transport: reading}, Quiet: time.Minute, Prepare: func(context.Context, *http.Request) error { return nil }}
	_, err = sender.Once(t.Context(), job.Call)
	faulttest.Want(t, err, fault.Input, "broken")
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, fault.New(fault.Input, "broken") }
