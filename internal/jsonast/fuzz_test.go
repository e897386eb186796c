package jsonast

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse holds Parse against the standard library: what is a fault, where
// values are, and what they mean.
func FuzzParse(f *testing.F) {
	for _, test := range allFaulty() {
		f.Add([]byte(test.text))
	}
	f.Add([]byte(whole))
	f.Add([]byte("\xFF\xFE{\x00}\x00"))
	f.Fuzz(checkAll)
}

func checkAll(t *testing.T, input []byte) {
	t.Helper()
	given := bytes.Clone(input)
	text := Parse(input)
	if !bytes.Equal(given, input) {
		t.Fatal("the input was changed")
	}
	if !text.Recoded && !bytes.Equal(text.Bytes, input) {
		t.Error("the bytes are not the input")
	}
	checkFaults(t, text)
	checkVerdict(t, text, input)
	checkSpans(t, text, &text.Root, Span{0, len(text.Bytes)}, 1)
	checkPositions(t, text)
	if len(text.Faults) == 0 {
		checkMeaning(t, text)
	}
}

func checkFaults(t *testing.T, text *Text) {
	t.Helper()
	if len(text.Faults) > MaxFaults {
		t.Errorf("%d faults", len(text.Faults))
	}
	before := 0
	for _, f := range text.Faults {
		if message := f.Message + f.Hint; len(message) > 300 || strings.ContainsFunc(message, func(c rune) bool { return hidden(c) && c != ' ' }) {
			t.Errorf("not to be printed: %q", message)
		}
		if f.Start < before || f.End < f.Start || f.End > len(text.Bytes) || f.Message == "" {
			t.Errorf("behind %d: %+v", before, f)
		}
		before = f.Start
	}
}

// checkVerdict: there is no fault exactly in what the standard library takes,
// except for what Parse is stricter about.
func checkVerdict(t *testing.T, text *Text, input []byte) {
	t.Helper()
	valid := json.Valid(input)
	if text.Valid() && !valid && !bytes.HasPrefix(input, []byte(byteOrderMark)) {
		t.Error("no fault in what is not JSON")
	}
	if !valid || !utf8.Valid(input) {
		if len(text.Faults) == 0 {
			t.Error("no fault at all in what is not JSON")
		}
		return
	}
	for _, f := range text.Faults {
		if !f.Tolerated && !strings.Contains(f.Message, "nested deeper") {
			t.Errorf("a fault in valid JSON: %+v", f)
		}
	}
	if half := bytes.Contains(bytes.ToLower(input), []byte(`\ud`)); len(text.Faults) > 0 && !half && depth(input) <= MaxDepth {
		t.Errorf("faults in valid JSON: %+v", text.Faults)
	}
}

func depth(input []byte) int {
	deepest, now := 0, 0
	for _, c := range input {
		switch c {
		case '[', '{':
			now++
		case ']', '}':
			now--
		}
		deepest = max(deepest, now)
	}
	return deepest
}

// checkSpans: every value is within the one around it and behind the one
// before it, and a string means what the standard library reads there.
func checkSpans(t *testing.T, text *Text, v *Value, within Span, level int) {
	t.Helper()
	if v.Start < within.Start || v.End < v.Start || v.End > within.End {
		t.Fatalf("%v does not lie within %v", v.Span, within)
	}
	if level > MaxDepth+1 {
		t.Fatal("too deep")
	}
	if v.Kind == String {
		checkString(t, text, v.Span, v.Text)
	}
	if v.Members != nil && v.Kind != Object || v.Items != nil && v.Kind != Array {
		t.Errorf("kind %d has members or items", v.Kind)
	}
	rest := v.Span
	for i := range v.Members {
		m := &v.Members[i]
		if m.NameSpan.Start < rest.Start || m.NameSpan.End > m.Value.Start || m.NameSpan.End < m.NameSpan.Start {
			t.Fatalf("the name at %v with the value at %v does not lie within %v", m.NameSpan, m.Value.Span, rest)
		}
		checkString(t, text, m.NameSpan, m.Name)
		checkSpans(t, text, &m.Value, rest, level+1)
		rest.Start = m.Value.End
	}
	for i := range v.Items {
		checkSpans(t, text, &v.Items[i], rest, level+1)
		rest.Start = v.Items[i].End
	}
}

func checkString(t *testing.T, text *Text, at Span, got string) {
	t.Helper()
	if !utf8.ValidString(got) {
		t.Errorf("%q is not UTF-8", got)
	}
	if len(text.Faults) >= MaxFaults {
		return // there may be more
	}
	for _, f := range text.Faults {
		if !f.Tolerated && f.Start <= at.End && at.Start <= f.End {
			return
		}
	}
	if end := strings.TrimRight(string(text.Bytes), " \t\r\n"); at.End >= len(end) && !text.Valid() {
		return // it may be cut off, which is reported at the end
	}
	var want string
	if err := json.Unmarshal(text.Bytes[at.Start:at.End], &want); err != nil || got != want {
		t.Errorf("%q is read as %q, %v", text.Bytes[at.Start:at.End], got, err)
	}
}

func checkPositions(t *testing.T, text *Text) {
	t.Helper()
	lastLine, lastColumn := 1, 1
	for offset := -1; offset <= min(len(text.Bytes)+1, 1<<12); offset++ {
		line, column := text.Position(offset)
		next, broken := line == lastLine && (column == lastColumn || column == lastColumn+1), line == lastLine+1 && column == 1
		if !next && !broken {
			t.Fatalf("%d is at %d:%d, the offset before at %d:%d", offset, line, column, lastLine, lastColumn)
		}
		lastLine, lastColumn = line, column
	}
}

// checkMeaning compares the tree with the one that the standard library
// decodes.
func checkMeaning(t *testing.T, text *Text) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text.Bytes))
	decoder.UseNumber()
	if err := compare(decoder, &text.Root); err != "" {
		t.Error(err)
	}
}

// compare reads token by token, so that repeated names are compared too.
func compare(decoder *json.Decoder, v *Value) string {
	token, err := decoder.Token()
	if err != nil {
		return err.Error()
	}
	switch want := token.(type) {
	case nil:
		if v.Kind != Null {
			return "not null"
		}
	case bool:
		if v.Kind != Bool || (v.Text == "true") != want {
			return "not the same truth"
		}
	case json.Number:
		if v.Kind != Number || v.Text != want.String() {
			return "not the number " + want.String()
		}
	case string:
		if v.Kind != String || v.Text != want {
			return "not the string " + want
		}
	case json.Delim:
		return compareAll(decoder, want, v)
	}
	return ""
}

func compareAll(decoder *json.Decoder, opening json.Delim, v *Value) string {
	members, items := v.Members, v.Items
	for decoder.More() {
		if opening == '[' {
			if v.Kind != Array || len(items) == 0 {
				return "an item is missing"
			}
			if wrong := compare(decoder, &items[0]); wrong != "" {
				return wrong
			}
			items = items[1:]
			continue
		}
		name, err := decoder.Token()
		if err != nil || v.Kind != Object || len(members) == 0 || members[0].Name != name {
			return "a member is missing"
		}
		if wrong := compare(decoder, &members[0].Value); wrong != "" {
			return wrong
		}
		members = members[1:]
	}
	if _, err := decoder.Token(); err != nil || len(members)+len(items) > 0 {
		return "there are more members or items"
	}
	return ""
}
