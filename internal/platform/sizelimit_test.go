package platform

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestGet_maxSize(t *testing.T) {
	t.Parallel()
	full := bytes.Repeat([]byte("x"), MaxResponse)
	got, err := fetchFrom(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(full) })
	if err != nil || !bytes.Equal(got, full) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestGet_tooLarge(t *testing.T) {
	t.Parallel()
	for name, handler := range map[string]http.HandlerFunc{
		"one byte more": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(make([]byte, MaxResponse+1))
		},
		"a stream without end": func(w http.ResponseWriter, _ *http.Request) {
			for block := make([]byte, 32<<10); ; {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		},
		"10 MiB in a few compressed bytes": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(zeros(10 << 20))
		},
		"an error page without end": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNotFound)
			for block := make([]byte, 32<<10); ; {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := fetchFrom(t, handler)
			if len(got) > 0 {
				t.Errorf("got %d bytes", len(got))
			}
			wantFault(t, err, fault.Server, "the key set http://127.0.0.1", "is larger than 1 MiB", "check that the address is right")
		})
	}
}

func TestNewClient_maxResponse(t *testing.T) {
	t.Parallel()
	for size, words := range map[int]string{2 << 20: "", 2<<20 + 1: "is larger than 2 MiB"} {
		fake := serverOf(answers(200, string(make([]byte, size))))
		got, err := Get(t.Context(), NewClient(Options{Base: fake, MaxResponse: 2 << 20}), "document", somewhere, secret.String{})
		if words == "" && (err != nil || len(got) != size) {
			t.Errorf("%d bytes of %d, %v", len(got), size, err)
		}
		if words != "" {
			wantFault(t, err, fault.Server, words)
		}
	}
}

func TestGet_compressed(t *testing.T) {
	t.Parallel()
	got, err := fetchFrom(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(zeros(MaxResponse))
	})
	if err != nil || len(got) != MaxResponse {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestGet_headersTooLarge(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Long", string(bytes.Repeat([]byte("x"), maxHeaders+1)))
	}))
	defer server.Close()
	_, err := Get(t.Context(), &http.Client{Transport: NewTransport()}, "key set", server.URL, secret.String{})
	wantFault(t, err, fault.Server, "the response of the key set "+server.URL+" has headers of more than 64 KiB", "check that the address is right")
}

// fetchFrom serves one handler and gets what it answers.
func fetchFrom(t *testing.T, handler http.HandlerFunc) ([]byte, error) {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	return Get(t.Context(), NewClient(Options{}), "key set", server.URL, secret.String{})
}

func zeros(n int) []byte {
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	_, _ = w.Write(make([]byte, n))
	_ = w.Close()
	return packed.Bytes()
}
