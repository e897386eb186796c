package wawi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// Answer is what JTL-Wawi says of a registration.
type Answer struct {
	ID     string // "" if the answer names none, or several that differ
	Status Status
	Word   string // the status as the server wrote it
	Key    secret.String
	// Others are further keys, if the answer has several that differ: which of
	// them works it does not say, and JTL-Wawi shows none of them again.
	Others []secret.String
	// Misspelt says that the key came under a name that is ApiKey but for its
	// letter case.
	Misspelt bool
	// Granted are the scopes that the app received; nil if the answer does not
	// say, or says two things.
	Granted []string
	// IDs and AppIDs are all that the answer names.
	IDs, AppIDs []string
}

// errNoAnswer says that a body is not an answer about a registration.
var errNoAnswer = errors.New("no answer about a registration")

// ParseAnswer reads an answer of either generation: names in PascalCase or
// camelCase, wrapped or not, the status as a number or a name, scopes as an
// array or a list with commas. What is said twice and differs is not known. A
// body that was cut off yields what stands before the cut, and one that is no
// proper JSON whatever can be made of it, since the key is handed out only once.
func ParseAnswer(body []byte) (Answer, error) {
	text := repairJSON(body)
	r := reader{}
	r.whole(text, 0)
	r.settle()
	r.rescue(text)
	if keys := distinct(slices.Concat(r.proper, r.loose)); len(keys) > 0 {
		// One public description of the numbers has accepted and rejected the
		// other way round; a key leaves no doubt.
		r.answer.Status = Accepted
		r.answer.Key, r.answer.Others = keys[0], keys[1:]
		return r.answer, nil
	}
	if !r.found {
		return Answer{}, errNoAnswer
	}
	return r.answer, nil
}

// reader goes through a JSON text and picks up what it knows.
type reader struct {
	decoder       *json.Decoder
	answer        Answer
	found         bool
	inToken       bool            // within Token, which is where a key belongs
	proper, loose []secret.String // keys that were there, and others
	requests, ids []string        // RegistrationRequestId, and registrationId
	statuses      []string        // as they were written
	granted       [][]string
}

// settle decides on what the answer says once, and leaves open what it says in
// two ways.
func (r *reader) settle() {
	r.answer.IDs = r.requests
	if len(r.requests) == 0 {
		r.answer.IDs = r.ids
	}
	if len(r.answer.IDs) == 1 {
		r.answer.ID = r.answer.IDs[0]
	}
	r.answer.Word = strings.Join(r.statuses, ", ")
	r.answer.Status = statusOf(r.statuses)
	r.found = len(r.answer.IDs) > 0 || len(r.statuses) > 0
	for i, list := range r.granted {
		if i == 0 {
			r.answer.Granted = list
		} else if !slices.Equal(list, r.answer.Granted) {
			r.answer.Granted = nil
		}
	}
}

// rescue finds keys if there is no proper JSON. A key under a name in another
// letter case counts only if there is no other, and nothing says that there is
// none yet: to leave it would be to lose it.
func (r *reader) rescue(text []byte) {
	valid := json.Valid(text)
	if valid && len(r.proper)+len(r.loose) > 0 {
		return
	}
	named, other := keysAnywhere(text)
	for _, key := range named {
		r.take(key)
	}
	if len(r.proper)+len(r.loose) > 0 || valid && r.answer.Status != Accepted {
		return
	}
	for _, key := range other {
		r.take(key)
		r.answer.Misspelt = true
	}
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
func (r *reader) take(text string) {
	key := secret.New(cmp.Or(strings.TrimSpace(text), text))
	switch {
	case text == "":
	case r.inToken:
		r.proper = append(r.proper, key)
	default:
		r.loose = append(r.loose, key)
	}
}

// mostKeys is how many keys of one answer are kept.
const mostKeys = 8

// distinct returns the first of all keys that are equal.
func distinct(all []secret.String) (keys []secret.String) {
	for _, key := range all {
		if len(keys) < mostKeys && !slices.ContainsFunc(keys, key.Equal) {
			keys = append(keys, key)
		}
	}
	return keys
}

// object reads to the end of an object and reports whether there was one.
func (r *reader) object(depth int) bool {
	for depth < maxDepth && r.decoder.More() {
		name, err := r.decoder.Token()
		if err != nil {
			return false
		}
		word, _ := name.(string)
		if !r.value(member(word), depth) {
			return false
		}
	}
	_, err := r.decoder.Token()
	return err == nil && depth < maxDepth
}

func (r *reader) value(name string, depth int) bool {
	if name == "grantedScopes" {
		var value any
		if r.decoder.Decode(&value) != nil {
			return false // half a list would be a wrong one
		}
		r.granted = append(r.granted, grantedIn(value))
		return true
	}
	token, err := r.decoder.Token()
	switch {
	case err != nil:
		return false
	case token == json.Delim('{'):
		outer := r.inToken
		r.inToken = name == "token"
		whole := r.object(depth + 1)
		r.inToken = outer
		return whole
	case token == json.Delim('['):
		return r.array(depth)
	}
	switch text := scalar(token); name {
	case "apiKey":
		r.take(text)
	case "registrationRequestId":
		r.requests = withText(r.requests, text)
	case "registrationId":
		r.ids = withText(r.ids, text)
	case "appId":
		r.answer.AppIDs = withText(r.answer.AppIDs, text)
	case "status":
		r.statuses = append(r.statuses, text)
	}
	return true
}

// withText adds a text that is not there yet.
func withText(texts []string, text string) []string {
	if text == "" || slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
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
