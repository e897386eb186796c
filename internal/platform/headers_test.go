package platform

import (
	"strings"
	"testing"
)

// TestShownHeaders: a header is shown only in the shape that it must
// have, whatever else a server writes into it.
func TestShownHeaders(t *testing.T) {
	t.Parallel()
	const planted = "Basic aHVudGVyMg=="
	shown := map[string][][2]string{ // the value that came, and the one that is shown
		"Content-Type":                        {{"application/json; x=" + planted, "application/json"}, {planted, ""}, {"application/json;charset=utf-8", "application/json"}, {"application/vnd.hunter2", ""}},
		"Content-Length":                      {{"12", "12"}, {planted, ""}, {strings.Repeat("1", 16), ""}},
		"Date":                                {{"Thu, 02 Jan 2031 10:00:00 GMT", "Thu, 02 Jan 2031 10:00:00 GMT"}, {"Thursday, 02-Jan-31 10:00:00 GMT", "Thu, 02 Jan 2031 10:00:00 GMT"}, {planted, ""}, {"Thu, 02 Jan 2031 10:00:00 GMT " + planted, ""}},
		"Location":                            {{"https://a.test/x?" + planted, "https://a.test"}, {"/x", ""}, {"custom:" + planted, ""}, {"https://hunter2$!/x", ""}, {"https://u:hunter2@a.test:1/", "https://a.test:1"}},
		"Retry-After":                         {{"120", "120"}, {"Thu, 02 Jan 2031 10:00:00 GMT", "Thu, 02 Jan 2031 10:00:00 GMT"}, {planted, ""}, {strings.Repeat("9", 40), ""}},
		"X-RateLimit-Limit":                   {{"500", "500"}, {planted, ""}, {"5 0", ""}, {"-1", ""}, {"0x1F", ""}},
		"X-RateLimit-Interval-Length-Seconds": {{"60", "60"}, {planted, ""}},
		"X-RateLimit-Remaining":               {{"0", "0"}, {planted, ""}, {"hunter2", ""}},
		"X-Request-Id": {
			{"8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01", "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"}, {"1-67891233-abcdef012345678912345678", "1-67891233-abcdef012345678912345678"},
			{"req_a.b:c=", "req_a.b:c="}, {planted, ""}, {strings.Repeat("a", 65), ""}, {"a;b", ""}, {"ä", ""}, {"a\x1b[31m", ""},
		},
	}
	for _, header := range shownHeaders {
		if len(shown[header.name]) == 0 {
			t.Errorf("this test has nothing for %s", header.name)
		}
		for _, pair := range shown[header.name] {
			response, _ := answers(200, "", header.name, pair[0])(nil)
			if got := header.shape(response); got != pair[1] {
				t.Errorf("%s: %q is shown as %q, want %q", header.name, pair[0], got, pair[1])
			}
		}
	}
}
