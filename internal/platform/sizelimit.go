package platform

import (
	"fmt"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// sizeLimiter sets the User-Agent, unless there is one, and limits the size of a response.
type sizeLimiter struct {
	next      http.RoundTripper
	userAgent string
	limit     int64 // bytes
}

func (b *sizeLimiter) RoundTrip(request *http.Request) (*http.Response, error) {
	if b.userAgent != "" && request.Header.Get("User-Agent") == "" {
		request = request.Clone(request.Context())
		request.Header.Set("User-Agent", b.userAgent)
	}
	response, err := b.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	response.Body = &limitedBody{ReadCloser: response.Body, left: b.limit, limit: b.limit}
	return response, nil
}

type limitedBody struct {
	io.ReadCloser
	left, limit int64
}

// tooLargeError is disk.ErrTooLarge with the limit that was exceeded.
type tooLargeError struct{ limit int64 }

func (e tooLargeError) Error() string { return fmt.Sprintf("larger than %d MiB", e.limit>>20) }

func (e tooLargeError) Unwrap() error { return disk.ErrTooLarge }

func (b *limitedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, tooLargeError{b.limit}
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left+1)])
	b.left -= int64(n)
	if b.left < 0 {
		return n, tooLargeError{b.limit}
	}
	return n, err
}
