package apicall

import (
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// ParseHeaders reads headers as a user writes them, Name: value. One that is given
// twice is sent twice.
func ParseHeaders(texts []string) (http.Header, error) {
	header := http.Header{}
	for _, text := range texts {
		name, value, found := strings.Cut(text, ":")
		if strings.ContainsAny(text, "\r\n") {
			return nil, fault.New(fault.Usage, "-H has a value with a line break in it").WithHint("a header is one line: -H 'Name: value'")
		}
		if !found { // what it is is not known, and may be a secret
			return nil, fault.New(fault.Usage, "-H has a value that is not a header: it has no colon").WithHint("write it as -H 'Name: value'")
		}
		if !textutil.IsToken(name) {
			return nil, fault.New(fault.Usage, "-H %s is not a header", textutil.Quote(name, maxShown)).WithHint("write it as -H 'Name: value'")
		}
		if why := Reserved(name); why != "" {
			return nil, fault.New(fault.Usage, "-H cannot set %s", http.CanonicalHeaderKey(name)).WithHint("%s", why)
		}
		if value = strings.Trim(value, " \t"); !textutil.IsHeaderValue(value) {
			return nil, fault.New(fault.Usage, "-H %s has characters in its value that no header can carry", name).WithHint("write only printable characters of ASCII")
		}
		header.Add(name, value)
	}
	return header, nil
}

// Reserved says why a user cannot set a header; "" if he can.
func Reserved(name string) string {
	switch name = http.CanonicalHeaderKey(name); name {
	case "Authorization":
		return "jtlctl sets it: credentials come from the profile or the environment"
	case "Cookie":
		return "no cookies are sent, which could carry other credentials"
	case "Host":
		return "it is the host of the address"
	case "Content-Length", "Transfer-Encoding":
		return "it follows the body"
	case "Connection":
		return "it is about the connection and not about the request"
	}
	if strings.HasPrefix(name, "Proxy-") {
		return "it is for a proxy; HTTPS_PROXY names one"
	}
	return ""
}

// maxShown is how much of what a user wrote wrong a message repeats, in
// characters.
const maxShown = 80
