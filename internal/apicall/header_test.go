package apicall

import (
	"net/http"
	"reflect"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestParseHeaders(t *testing.T) {
	t.Parallel()
	got, err := ParseHeaders([]string{"accept: text/csv", "X-A:1", "x-a: 2 ", "X-Empty:", "X-RunAs: a:b"})
	want := http.Header{"Accept": {"text/csv"}, "X-A": {"1", "2"}, "X-Empty": {""}, "X-Runas": {"a:b"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestParseHeaders_refused(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"Authorization: Bearer planted": "-H cannot set Authorization", "authorization:planted": "cannot set Authorization", "COOKIE: planted": "cannot set Cookie", "Host: x": "cannot set Host", "Content-Length: 1": "cannot set",
		"Transfer-Encoding: chunked": "cannot set", "Connection: close": "cannot set", "Proxy-Authorization: planted": "cannot set", "proxy-connection: x": "cannot set", "Proxy-X: a": "cannot set",
		"X-A: planted\r\nX-B: 1": "line break", "X-A: a\nb": "line break", "X\rY: a": "line break", "planted": "it has no colon", ": planted": "is not a header", "X A: planted": "is not a header", "Ä: planted": "is not a header", " X-A: 1": "is not a header",
		"X-A: plänted": "no header can carry", "X-A: a\tb": "no header can carry", "X-A: a\x00": "no header can carry",
	} {
		_, err := ParseHeaders([]string{text})
		faulttest.WantWithout("planted")(t, err, fault.Usage, says)
	}
}
