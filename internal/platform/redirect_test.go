package platform

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestARedirectIsNotFollowedAndCredentialsStay(t *testing.T) {
	t.Parallel()
	for _, code := range []int{301, 302, 303, 307, 308} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			var asked, followed atomic.Int32
			other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed.Add(1) }))
			defer other.Close()
			first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				asked.Add(1)
				w.Header().Set("Location", other.URL)
				w.WriteHeader(code)
			}))
			defer first.Close()

			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, first.URL, strings.NewReader("refreshToken=x"))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Authorization", "Basic abc")
			response, _, err := do(NewClient(Options{}), request)
			if err != nil || response.StatusCode != code {
				t.Errorf("want the %d itself, got %v, %v", code, response, err)
			}
			if asked.Load() != 1 || followed.Load() != 0 {
				t.Errorf("the first server was asked %d times, the other %d times", asked.Load(), followed.Load())
			}
		})
	}
}
