package credential

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// maxDepth is how many levels .NET reads.
const maxDepth = 64

// appSettings reads appsettings.json as .NET does (JsonConfigurationProvider of
// .NET 10, read on 2026-11-26): comments and a comma before a closing bracket are
// allowed, names are compared without letter case, and none may be there twice.
// The names of the result are in lower case, with a colon between the levels.
func appSettings(text string) (map[string]string, error) {
	plain := plainJSON(text)
	f := flattener{decoder: json.NewDecoder(strings.NewReader(plain)), values: map[string]string{}}
	f.decoder.UseNumber()
	err := f.document()
	if err == nil {
		return f.values, nil
	}
	if wrong := (*fault.Error)(nil); errors.As(err, &wrong) {
		return nil, err
	}
	line := 1 + strings.Count(plain[:min(int(f.decoder.InputOffset()), len(plain))], "\n")
	return nil, fault.New(fault.Input, "it is not valid JSON, in line %d", line)
}

// flattener collects the values of a document by their path.
type flattener struct {
	decoder *json.Decoder
	values  map[string]string
	depth   int
}

func (f *flattener) document() error {
	token, err := f.decoder.Token()
	if err != nil {
		return err
	}
	if token != json.Delim('{') {
		return fault.New(fault.Input, "it is not a JSON object")
	}
	if err := f.object(""); err != nil {
		return err
	}
	if _, err := f.decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

// object reads the members of an object or array behind its opening bracket.
func (f *flattener) object(path string) error {
	if f.depth++; f.depth > maxDepth {
		return fault.New(fault.Input, "it has more than %d levels", maxDepth)
	}
	defer func() { f.depth-- }()
	names := map[string]bool{}
	for f.decoder.More() {
		token, err := f.decoder.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		lower := strings.ToLower(name)
		if names[lower] {
			return fault.New(fault.Input, "it has the name %s twice", textutil.Quote(name, 40))
		}
		names[lower] = true
		if err := f.value(strings.TrimPrefix(path+":"+lower, ":")); err != nil {
			return err
		}
	}
	_, err := f.decoder.Token() // the closing bracket
	return err
}

func (f *flattener) value(path string) error {
	token, err := f.decoder.Token()
	if err != nil {
		return err
	}
	switch value := token.(type) {
	case json.Delim:
		if value == '{' {
			return f.object(path)
		}
		return f.array()
	case string:
		return f.put(path, value)
	case json.Number:
		return f.put(path, value.String())
	}
	return nil
}

// put refuses a value that is there by a flat and a nested name.
func (f *flattener) put(path, value string) error {
	if _, twice := f.values[path]; twice {
		return fault.New(fault.Input, "it has the name %s twice", textutil.Quote(path, 40))
	}
	f.values[path] = value
	return nil
}

// array skips an array: no setting that is read here is in one.
func (f *flattener) array() error {
	for open := 1; open > 0; {
		token, err := f.decoder.Token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('['), json.Delim('{'):
			open++
		case json.Delim(']'), json.Delim('}'):
			open--
		}
	}
	return nil
}

// plainJSON makes JSON of what .NET reads as such: it puts spaces over comments
// and over a comma before a closing bracket, so that every position stays.
func plainJSON(text string) string {
	plain := []byte(text)
	comma := -1 // the last comma with nothing but white space behind it
	for i := 0; i < len(plain); i++ {
		switch c := plain[i]; {
		case c == '"':
			comma = -1
			for i++; i < len(plain) && plain[i] != '"'; i++ {
				if plain[i] == '\\' {
					i++
				}
			}
		case c == '/' && i+1 < len(plain) && (plain[i+1] == '/' || plain[i+1] == '*'):
			end := endOfComment(text, i)
			for ; i < end; i++ {
				if plain[i] != '\n' {
					plain[i] = ' '
				}
			}
			i--
		case c == ',':
			comma = i
		case (c == '}' || c == ']') && comma >= 0:
			plain[comma] = ' '
			comma = -1
		case !strings.ContainsRune(" \t\r\n", rune(c)):
			comma = -1
		}
	}
	return string(plain)
}

// endOfComment is behind the comment that begins at a position. One that is not
// closed stays, and is then no JSON.
func endOfComment(text string, begin int) int {
	if text[begin+1] == '/' {
		if length := strings.IndexAny(text[begin:], "\r\n"); length >= 0 {
			return begin + length
		}
		return len(text)
	}
	const open = len("/*")
	if length := strings.Index(text[begin+open:], "*/"); length >= 0 {
		return begin + open + length + len("*/")
	}
	return begin + 1
}
