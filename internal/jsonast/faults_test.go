package jsonast

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// faulty is a text, what is still read of it, and its faults as
// "line:column+length message | hint".
type faulty struct {
	text, read string
	faults     []string
}

func allFaulty() []faulty {
	return slices.Concat(documentFaults(), structureFaults(), stringFaults(), valueFaults())
}

func TestParse_faults(t *testing.T) {
	t.Parallel()
	for _, test := range allFaulty() {
		text := Parse([]byte(test.text))
		if got := compact(text.Root); got != test.read {
			t.Errorf("%q is read as\n%s, not\n%s", test.text, got, test.read)
		}
		if got := faultLines(text); !slices.Equal(got, test.faults) {
			t.Errorf("%q has the faults\n%s\nnot\n%s", test.text, strings.Join(got, "\n"), strings.Join(test.faults, "\n"))
		}
	}
}

func faultLines(text *Text) []string {
	var faults []string
	for _, f := range text.Faults {
		line, column := text.Position(f.Start)
		faults = append(faults, fmt.Sprintf("%d:%d+%d %s | %s", line, column, f.End-f.Start, f.Message, f.Hint))
	}
	return faults
}

// Messages are for people: they are no sentences with a full stop, and no
// hint repeats what JSON would call a token.
func TestFault_messageStyle(t *testing.T) {
	t.Parallel()
	for _, test := range allFaulty() {
		for _, f := range Parse([]byte(test.text)).Faults {
			if strings.HasSuffix(f.Message, ".") || strings.ContainsAny(f.Message, "\n\r\t") || strings.Contains(f.Message+f.Hint, "token") {
				t.Errorf("%+v", f)
			}
		}
	}
}

// compact writes a value in one line: as JSON, with ? where none could be read.
func compact(v Value) string {
	var parts []string
	switch v.Kind {
	case Object:
		for _, m := range v.Members {
			parts = append(parts, Quote(m.Name)+":"+compact(m.Value))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case Array:
		for _, item := range v.Items {
			parts = append(parts, compact(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case String:
		return Quote(v.Text)
	case Null:
		return "null"
	case Invalid:
		return "?"
	}
	return v.Text
}

func TestParse_maxFaults(t *testing.T) {
	t.Parallel()
	const many = 10 * MaxFaults
	text := Parse([]byte("[" + strings.Repeat("'a',\n", many) + "1]"))
	if len(text.Faults) != MaxFaults || len(text.Root.Items) != many+1 {
		t.Errorf("%d faults, %d items", len(text.Faults), len(text.Root.Items))
	}
	if last, _ := text.Position(text.Faults[MaxFaults-1].Start); last != MaxFaults {
		t.Errorf("the last fault is in line %d", last)
	}
}

// However much is tolerated, what is not is reported.
func TestParse_toleratedHidesNothing(t *testing.T) {
	t.Parallel()
	half := strings.Repeat(`"\ud800",`, 10*MaxFaults)
	if text := Parse([]byte("[" + half + "1]")); !text.Valid() || len(text.Faults) == 0 {
		t.Errorf("%+v", text.Faults)
	}
	if Parse([]byte("[" + half + "01]")).Valid() {
		t.Error("a wrong number is not reported")
	}
}
