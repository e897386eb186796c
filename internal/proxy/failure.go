package proxy

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
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

// failureText says why there was no response, without an address: the path is on
// the same line.
func failureText(err error) string {
	var known *fault.Error
	var network net.Error
	switch {
	case errors.As(err, &known):
		return known.Message
	case errors.Is(err, context.Canceled):
		return "the caller has gone"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return "the server did not respond in time"
	}
	var dial *net.OpError
	if errors.As(err, &dial) && dial.Op == "dial" {
		return "the server cannot be reached: " + dial.Err.Error()
	}
	return "the connection to the server failed"
}
