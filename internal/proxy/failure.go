package proxy

import (
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// isExplained reports whether a status is explained on the terminal.
func isExplained(status int) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired, http.StatusUnsupportedMediaType:
		return true
	}
	return false
}

// watch keeps what explains a response: its headers now, and the beginning of its
// body, or the errors of a GraphQL response, as it goes by.
func (x *exchange) watch(response *http.Response) {
	x.refused = &apicall.Exchange{
		Method: x.method, Path: x.path, Status: response.StatusCode, Header: response.Request.Header, Answer: response.Header.Clone(), Sent: x.document.whole,
	}
	var to io.Writer = &x.beginning
	if response.StatusCode == http.StatusOK {
		to = &x.errors
	}
	if response.Header.Get("Content-Encoding") == "" {
		response.Body = &watched{response.Body, to}
	}
}

// watched copies what is read to a writer that does not fail.
type watched struct {
	io.ReadCloser
	to io.Writer
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	_, _ = w.to.Write(p[:n])
	return n, err
}

// failure says why there was no response of the upstream, and what to do.
func (u Upstream) failure(err error) (message, hint string) {
	if known := new(fault.Error); errors.As(err, &known) {
		return known.Message, known.Hint
	}
	if errors.Is(err, context.Canceled) {
		return "the caller has gone", ""
	}
	name := "JTL-Wawi"
	if u.Cloud {
		name = "API"
	}
	f := fault.From(platform.Unreachable(name, u.Base.String(), err))
	return f.Message, f.Hint
}
