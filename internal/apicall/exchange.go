package apicall

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Exchange is a request and what is needed of its answer to explain it.
type Exchange struct {
	Method string
	// Path is the one that was sent, without its query. Title is how a message
	// calls the request; "" is method and path.
	Path, Title string
	// Sent is the beginning of the body that was sent, if it was a GraphQL request.
	Sent   []byte
	Header http.Header // of the request
	Status int
	Answer http.Header // of the answer
	Body   []byte      // the beginning of the answer
	// Errors are those of a GraphQL answer.
	Errors []GraphQLError
}

// MaxBeginning is how much of an answer, and of a GraphQL request, an explanation
// can use, in bytes.
const MaxBeginning = 64 << 10

// Beginning keeps the beginning of what is written to it. The zero value is ready.
type Beginning struct{ Text []byte }

// Write never fails.
func (b *Beginning) Write(p []byte) (int, error) {
	b.Text = append(b.Text, p[:min(len(p), MaxBeginning-len(b.Text))]...)
	return len(p), nil
}

func (x Exchange) title() string {
	if x.Title != "" {
		return x.Title
	}
	return x.Method + " " + x.Path
}

// Failure says that a request failed, with the status and what the server says;
// hide takes secrets out.
func (x Exchange) Failure(hide func(string) string) string {
	response := &http.Response{StatusCode: x.Status, Header: x.Answer}
	return hide(fmt.Sprintf("%s failed with %s", x.title(), platform.Describe(response, x.Body))) + ErrorText(x.Body, hide)
}

// IsBlockPage reports whether a firewall or a proxy has responded instead of the API.
func (x Exchange) IsBlockPage() bool {
	return platform.IsBlockPage(&http.Response{StatusCode: x.Status, Header: x.Answer}, x.Body)
}

// SentAs says as what the body was sent, to follow a message; "" if there was none.
func (x Exchange) SentAs() string {
	kind := x.Header.Get("Content-Type")
	if kind == "" {
		return ""
	}
	return "; the body was sent as " + textutil.Shorten(kind, maxShown)
}

// TooMany explains the answer 429: how many requests are allowed, how long to wait,
// and if jtlctl does that.
func (x Exchange) TooMany(f *fault.Error, now time.Time) *fault.Error {
	f.Message += ": too many requests"
	limit := LimitOf(x.Answer)
	if limit.Most >= 0 && limit.Interval > 0 {
		f.Message += fmt.Sprintf(", of which %d are allowed per %s", limit.Most, limit.Interval)
	}
	wait := "wait"
	if after := platform.RetryAfter(x.Answer, now); after > 0 && after <= 24*time.Hour {
		wait = "wait " + after.String()
	}
	if IsReading(x.Method) {
		return f.WithHint("%s, then try again; jtlctl does so by itself a few times, if the server asks for no more than a minute", wait)
	}
	return f.WithHint("%s, then try again; with --retry jtlctl does that, for what may be sent twice", wait)
}

// GraphQLFailure returns the fault for a GraphQL answer with errors, without a
// hint; nil if it has none. missesScope reports whether one of them may be a
// missing scope.
func (x Exchange) GraphQLFailure(hide func(string) string) (f *fault.Error, missesScope bool) {
	if len(x.Errors) == 0 {
		return nil, false
	}
	var texts []string
	for _, one := range x.Errors {
		text := one.Message
		if one.Extensions.Code != "" {
			text = strings.TrimSpace(text + " (" + one.Extensions.Code + ")")
		}
		missesScope = missesScope || one.MissesScope()
		texts = append(texts, text)
	}
	what := fmt.Sprintf("%s: the response has status %d and %s", x.title(), x.Status, textutil.Count(len(x.Errors), "GraphQL error"))
	if text := strings.Trim(strings.Join(texts, "; "), "; "); text != "" {
		what += ": " + text
	}
	return fault.New(fault.Refused, "%s", textutil.Shorten(hide(what), maxForeign)), missesScope
}

// ErrorText returns what an error response says, to follow a message: never its
// stack trace, nor a secret that came back. That is hidden before the text is
// shortened, which could cut it in two.
func ErrorText(body []byte, hide func(string) string) string {
	var raw map[string]any
	if json.Unmarshal(body, &raw) != nil {
		return ""
	}
	fields := map[string]any{}
	for name, value := range raw {
		fields[strings.ToLower(name)] = value
	}
	var parts []string
	for _, name := range []string{"errors", "validationerrors"} {
		if parts = append(parts, errorTexts(fields[name])...); len(parts) > 0 {
			break
		}
	}
	for _, name := range []string{"errormessage", "detail", "title", "message", "error_description", "error"} {
		if text, _ := fields[name].(string); text != "" && len(parts) == 0 {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + textutil.Shorten(hide(strings.Join(parts, "; ")), maxForeign)
}

// errorTexts reads errors by field, and those of GraphQL.
func errorTexts(value any) (parts []string) {
	switch value := value.(type) {
	case map[string]any:
		for _, field := range slices.Sorted(maps.Keys(value)) {
			parts = append(parts, field+": "+strings.Join(textsOf(value[field]), ", "))
		}
	case []any:
		for _, one := range value {
			if object, ok := one.(map[string]any); ok {
				one = object["message"]
			}
			parts = append(parts, textsOf(one)...)
		}
	}
	return parts
}

func textsOf(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var all []string
		for _, item := range value {
			all = append(all, textsOf(item)...)
		}
		return all
	}
	return nil
}

// maxForeign keeps a server from filling the screen, in characters.
const maxForeign = 2000
