package platform

import (
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// bounded names the client to the server and bounds what the server may send.
type bounded struct {
	next      http.RoundTripper
	userAgent string
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
	response.Body = &boundedBody{ReadCloser: response.Body, left: MaxAnswer}
	return response, nil
}

type boundedBody struct {
	io.ReadCloser
	left int64
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, disk.ErrTooLarge
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left+1)])
	b.left -= int64(n)
	if b.left < 0 {
		return n, disk.ErrTooLarge
	}
	return n, err
}
