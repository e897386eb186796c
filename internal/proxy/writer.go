package proxy

import (
	"io"
	"log" //nolint:depguard // net/http wants one, and this one is silent
	"net/http"
	"strconv"
	"sync"
)

// statusWriter keeps the status of a response, and sends each part of its body on as
// it comes.
type statusWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	status  int
	// left is how many bytes are still to come; negative if that is not known.
	left int64
}

func newStatusWriter(w http.ResponseWriter) *statusWriter {
	return &statusWriter{ResponseWriter: w, control: http.NewResponseController(w), left: -1}
}

func (s *statusWriter) WriteHeader(status int) {
	if status >= http.StatusOK {
		s.status = status
		if length, err := strconv.ParseInt(s.Header().Get("Content-Length"), 10, 64); err == nil {
			s.left = length
		}
	}
	s.ResponseWriter.WriteHeader(status)
}

// Write does not flush what ends the body: the server does so at once.
func (s *statusWriter) Write(p []byte) (int, error) {
	n, err := s.ResponseWriter.Write(p)
	if s.left >= 0 {
		s.left -= int64(n)
	}
	if err == nil && s.left != 0 {
		err = s.control.Flush()
	}
	return n, err
}

// Unwrap is for http.ResponseController.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// buffers are used again for the bodies of responses.
type buffers struct{ pool sync.Pool }

const bufferSize = 32 << 10

func (b *buffers) Get() []byte {
	if buffer, ok := b.pool.Get().(*[]byte); ok {
		return *buffer
	}
	return make([]byte, bufferSize)
}

func (b *buffers) Put(buffer []byte) { b.pool.Put(&buffer) }

// silent is a log of nothing: what is to be shown is shown by the session.
func silent() *log.Logger { return log.New(io.Discard, "", 0) }
