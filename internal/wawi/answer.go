package wawi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"strings"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// Answer is what JTL-Wawi says of a registration.
type Answer struct {
	ID     string
	AppID  string
	Status Status
	Word   string // the status as the server wrote it
	Key    secret.String
	// Granted are the scopes that the app received; nil where the answer does
	// not say.
	Granted []string
}

// errNoAnswer says that a body is not an answer about a registration.
var errNoAnswer = errors.New("no answer about a registration")

// ParseAnswer reads an answer of either generation: names in either letter
// case, wrapped or not, the status as a number or a name, scopes as an array
// or a list with commas. A body that was cut off yields what stands before the
// cut, and one that is no proper JSON whatever can be made of it, since the
// key is handed out only once.
func ParseAnswer(body []byte) (Answer, error) {
	text := legible(body)
	r := reader{}
	r.whole(text, 0)
	if r.answer.Key.Empty() {
		r.take(keyAnywhere(text))
	}
	if !r.found {
		return Answer{}, errNoAnswer
	}
	if !r.answer.Key.Empty() {
		// One public description of the numbers has accepted and rejected the
		// other way round; a key leaves no doubt.
		r.answer.Status = Accepted
	}
	return r.answer, nil
}

// reader goes through a JSON text and picks up what it knows.
type reader struct {
	decoder *json.Decoder
	answer  Answer
	found   bool
}

const maxDepth = 16

// whole reads a text that is an object, or an array or a string around one.
func (r *reader) whole(text []byte, depth int) {
	r.decoder = json.NewDecoder(bytes.NewReader(text))
	r.decoder.UseNumber()
	first, err := r.decoder.Token()
	inner, quoted := first.(string)
	switch {
	case err != nil:
	case first == json.Delim('{'):
		r.object(0)
	case first == json.Delim('['):
		r.array(0)
	case quoted && depth < maxDepth:
		r.whole(escaped([]byte(inner)), depth+1)
	}
}

// take keeps a key without the white space around it, which no header carries.
// Nothing but white space stays as it came: to judge it is not for the reader.
func (r *reader) take(key string) {
	if key != "" {
		r.answer.Key, r.found = secret.New(cmp.Or(strings.TrimSpace(key), key)), true
	}
}

// object reads to the end of an object and reports whether there was one.
func (r *reader) object(depth int) bool {
	for depth < maxDepth && r.decoder.More() {
		name, err := r.decoder.Token()
		if err != nil {
			return false
		}
		word, _ := name.(string)
		if !r.value(strings.ToLower(word), depth) {
			return false
		}
	}
	_, err := r.decoder.Token()
	return err == nil && depth < maxDepth
}

func (r *reader) value(name string, depth int) bool {
	if name == "grantedscopes" {
		var value any
		if r.decoder.Decode(&value) != nil {
			return false // half a list would be a wrong one
		}
		r.answer.Granted = grantedIn(value)
		return true
	}
	token, err := r.decoder.Token()
	switch {
	case err != nil:
		return false
	case token == json.Delim('{'):
		return r.object(depth + 1)
	case token == json.Delim('['):
		return r.array(depth)
	}
	switch text := scalar(token); name {
	case "apikey":
		r.take(text)
	case "registrationrequestid", "registrationid":
		r.answer.ID, r.found = text, r.found || text != ""
	case "appid":
		r.answer.AppID = text
	case "status":
		r.answer.Status, r.answer.Word, r.found = parseStatus(text), text, true
	}
	return true
}

// array looks for objects in an array.
func (r *reader) array(depth int) bool {
	for depth < maxDepth && r.decoder.More() {
		token, err := r.decoder.Token()
		switch {
		case err != nil:
			return false
		case token == json.Delim('{'):
			if !r.object(depth + 1) {
				return false
			}
		case token == json.Delim('['):
			if !r.array(depth + 1) {
				return false
			}
		}
	}
	_, err := r.decoder.Token()
	return err == nil && depth < maxDepth
}

func scalar(token json.Token) string {
	switch value := token.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	}
	return ""
}

// parseStatus knows the published enumeration and its names. What it does not
// know counts as undecided: only a decision may end the waiting.
func parseStatus(text string) Status {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "1", "rejected", "declined", "denied":
		return Rejected
	case "2", "accepted", "approved", "granted":
		return Accepted
	}
	return Pending
}
