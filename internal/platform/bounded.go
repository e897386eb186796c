package platform

import (
	"fmt"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// bounded names the client to the server and bounds what the server may send.
type bounded struct {
	next      http.RoundTripper
	userAgent string
	limit     int64 // bytes
}

func (b *bounded) RoundTrip(request *http.Request) (*http.Response, error) {
	if b.userAgent != "" {
		request = request.Clone(request.Context())
		request.Header.Set("User-Agent", b.userAgent)
	}
	response, err := b.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	response.Body = &boundedBody{ReadCloser: response.Body, left: b.limit, limit: b.limit}
	return response, nil
}

type boundedBody struct {
	io.ReadCloser
	left, limit int64
}

// tooLarge is disk.ErrTooLarge with the bound that was exceeded.
type tooLarge struct{ limit int64 }

func (e tooLarge) Error() string { return fmt.Sprintf("larger than %d MiB", e.limit>>20) }

func (e tooLarge) Unwrap() error { return disk.ErrTooLarge }

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, tooLarge{b.limit}
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left+1)])
	b.left -= int64(n)
	if b.left < 0 {
		return n, tooLarge{b.limit}
	}
	return n, err
}
