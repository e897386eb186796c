package probe

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// maxBody is how long a body may be whose shape is looked at, in bytes.
const maxBody = 64 << 10

// shapeOf returns the names of a JSON object, with the sort of their values and
// the value of a boolean; "" if the body of a success is no such object, is too
// long, or does not end in time. Compressed and chunked ones do not say how long
// they are.
func shapeOf(response *http.Response) string {
	if !textutil.IsJSONType(response.Header.Get("Content-Type")) || !success(response.StatusCode) || response.ContentLength > maxBody {
		return ""
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	if err != nil || len(text) > maxBody {
		return ""
	}
	return shape(text)
}

func shape(text []byte) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(text, &members) != nil {
		return ""
	}
	var parts []string
	for name, value := range members {
		sort := string(value[:1])
		switch sort {
		case "t", "f", "n": // true, false, null
		case "{", "[", `"`:
		default:
			sort = "0"
		}
		parts = append(parts, name+" "+sort)
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}
