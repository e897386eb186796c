package record

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// The bounds of what is read.
const (
	maxLine   = 64 << 10 // bytes
	maxScopes = 100      // of an entry
	maxName   = 4096     // bytes of an operation
	maxStatus = 599
)

// Parse reads one line. Members that are not known are ignored.
func Parse(line []byte) (e Entry, ok bool) {
	if len(line) > maxLine {
		return e, false
	}
	o, err := exactjson.Parse(line)
	if err != nil {
		return e, false
	}
	texts := map[string]string{}
	for _, name := range []string{"time", "method", "path", "operation", "grade"} {
		if texts[name], ok = o.Text(name); !ok || o.IsDuplicate(name) {
			return e, false
		}
	}
	if e.Time, err = time.Parse(time.RFC3339, texts["time"]); err != nil {
		return e, false
	}
	status, _ := o.Get("status")
	scopes, _ := o.Get("scopes")
	if json.Unmarshal(status, &e.Status) != nil || json.Unmarshal(scopes, &e.Scopes) != nil || e.Scopes == nil {
		return e, false
	}
	e.Method, e.Path, e.Operation, e.Grade = texts["method"], texts["path"], texts["operation"], Grade(texts["grade"])
	return e, e.valid()
}

func (e Entry) valid() bool {
	return isMethod(e.Method) && strings.HasPrefix(e.Path, "/") && len(e.Path) <= 2*longestPath && len(e.Operation) <= maxName &&
		(e.Status == 0 || e.Status >= http.StatusContinue && e.Status <= maxStatus) &&
		(e.Grade == Exact || e.Grade == Likely || e.Grade == Unresolved) &&
		len(e.Scopes) <= maxScopes && !slices.ContainsFunc(e.Scopes, func(name string) bool { return !scope.IsName(name) })
}

// isMethod reports whether a text can be a method of HTTP, in upper case.
func isMethod(text string) bool {
	const longest = 20
	return text != "" && len(text) <= longest && strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == ""
}
