// Package traffic reads which requests were made from what others recorded: HAR files
// of browsers, access logs of servers, and lists of requests.
//
// It keeps methods, addresses without query and the root fields of GraphQL, and no
// bodies, headers or other secrets. It does not use disk or network.
package traffic

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Request is a request that was made.
type Request struct {
	Line   int // from 1; 0 if the form has no lines
	Method string
	URL    string // without user, query and fragment; it may be only a path
	Status int    // 0 if it is not known
	// Fields are the root fields of a GraphQL request, if its body was recorded.
	Fields []graphql.Field
}

// The bounds of what is read.
const (
	maxHAR   = 256 << 20 // bytes: a HAR file is one document
	maxLine  = 256 << 10 // bytes of a line
	maxURL   = 2048      // bytes
	beginLen = 4096      // bytes that tell the form
)

// Why a line is skipped.
const (
	NotRequest = "not a request"
	tooLong    = "line too long"
)

// Read calls each for every request, and returns how many lines were skipped, by
// reason. It needs the memory of one line, except for a HAR file. other reads each
// line first, and reports whether it is of a form that it knows; nil knows none.
func Read(from io.Reader, other func(number int, line []byte) bool, each func(Request)) (skipped map[string]int, err error) {
	in := bufio.NewReaderSize(textutil.NewUTF8Reader(from), maxLine)
	begin, err := in.Peek(beginLen)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if IsHAR(begin) {
		return map[string]int{}, readHAR(in, each)
	}
	skipped = map[string]int{}
	for number := 1; ; number++ {
		text, err := in.ReadSlice('\n')
		long := false
		for errors.Is(err, bufio.ErrBufferFull) {
			long = true
			_, err = in.ReadSlice('\n')
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return skipped, err
		}
		text = bytes.TrimSpace(text)
		switch {
		case long:
			skipped[tooLong]++
		case len(text) == 0 || text[0] == '#' || other != nil && other(number, text):
		default:
			if r, ok := parseLine(text); ok {
				r.Line = number
				each(r)
			} else {
				skipped[NotRequest]++
			}
		}
		if err != nil {
			return skipped, nil
		}
	}
}

// IsHAR reports whether a text begins as a HAR file does: an object with a log.
func IsHAR(begin []byte) bool {
	d := json.NewDecoder(bytes.NewReader(begin))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	name, err := d.Token()
	if err != nil || name != "log" {
		return false
	}
	open, err := d.Token()
	return err == nil && open == json.Delim('{')
}

// cutOff returns what to say of a file that ends in the middle.
func cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("it is cut off")
	}
	return nil
}

type harEntry struct {
	Request struct {
		Method   string
		URL      string
		PostData struct{ Text string }
	}
	Response struct{ Status int }
}

// readHAR reads a HAR file (HAR 1.2), one entry after the other.
func readHAR(in io.Reader, each func(Request)) error {
	d := json.NewDecoder(io.LimitReader(in, maxHAR))
	malformed := func(err error) error {
		return fault.New(fault.Input, "the HAR file is malformed: %s", textutil.Shorten(err.Error(), 200)).WithCause(err).WithHint("save it again from the developer tools of the browser")
	}
	for depth := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			return nil
		}
		if err != nil {
			return malformed(cmp.Or(cutOff(err), err))
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if token != "entries" || depth != 2 {
			continue
		}
		if open, err := d.Token(); err != nil || open != json.Delim('[') {
			return malformed(errors.New("log.entries is no array"))
		}
		for d.More() {
			var e harEntry
			if err := d.Decode(&e); err != nil {
				return malformed(err)
			}
			if r, ok := newRequest(e.Request.Method, e.Request.URL); ok {
				r.Status = e.Response.Status
				if strings.HasSuffix(strings.ToLower(r.URL), "/graphql") {
					r.Fields, _ = graphql.Fields(e.Request.PostData.Text)
				}
				each(r)
			}
		}
		depth++ // the array is ended below
	}
}

// newRequest returns a request without what may be secret in its address.
func newRequest(method, url string) (Request, bool) {
	method = strings.ToUpper(method)
	if !isMethod(method) {
		return Request{}, false
	}
	if end := strings.IndexAny(url, "?#"); end >= 0 {
		url = url[:end]
	}
	if scheme, rest, ok := strings.Cut(url, "://"); ok {
		host, path, _ := strings.Cut(rest, "/")
		url = scheme + "://" + host[strings.LastIndexByte(host, '@')+1:] + "/" + path
	} else if !strings.HasPrefix(url, "/") {
		return Request{}, false
	}
	return Request{Method: method, URL: strings.ToValidUTF8(url[:min(len(url), maxURL)], "\uFFFD")}, true
}

func isMethod(word string) bool {
	switch word {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
		return true
	}
	return false
}
