package jsonast

import (
	"runtime"
	"strings"
	"testing"
)

// manyValues are texts of hundreds of thousands of values.
func manyValues() map[string]string {
	const size = 1 << 20
	fill := func(before, part, after string) string {
		return before + strings.Repeat(part, (size-len(before)-len(after))/len(part)) + after
	}
	return map[string]string{
		"numbers":                  fill("[", "1,", "1]"),
		"objects":                  fill("[", "{},", "{}]"),
		"members":                  fill("{", `"a":1,`, `"a":1}`),
		"names without values":     fill("{", `"a",`, `"a":1}`),
		"names without text":       fill("{", `"a":,`, `"a":1}`),
		"no commas":                fill("[", "1 ", "1]"),
		"words":                    fill("[", "tru,", "1]"),
		"values too many":          fill(`{"a":1`, ":1", "}"),
		"on lines":                 fill("[", "1,\n", "1]"),
		"without an end":           fill("[", "1,", ""),
		"in objects without names": fill("{", "[1],", "}"),
	}
}

// TestParse_manyValues is not parallel: it counts what the process allocates.
func TestParse_manyValues(t *testing.T) {
	const limit = 96 << 20 // of all that is allocated, of which less is in use at once
	for name, text := range manyValues() {
		input := []byte(text)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		parsed := Parse(input)
		runtime.ReadMemStats(&after)
		if parsed.Valid() || count(&parsed.Root) > MaxValues+1 || len(parsed.Faults) > MaxFaults {
			t.Errorf("%s: valid %v, %d values, %d faults", name, parsed.Valid(), count(&parsed.Root), len(parsed.Faults))
		}
		if allocated := after.TotalAlloc - before.TotalAlloc; allocated > limit {
			t.Errorf("%s: %d MiB", name, allocated>>20)
		}
	}
	last := Parse([]byte(manyValues()["numbers"])).Faults
	if len(last) != 1 || last[0].Message != "the file has more than 100000 values; the rest is not checked" || last[0].Start != 2*(MaxValues-1)+1 {
		t.Errorf("%+v", last)
	}
}

// TestParse_valuesAtTheLimit: the root is a value too.
func TestParse_valuesAtTheLimit(t *testing.T) {
	t.Parallel()
	for more, valid := range map[int]bool{0: true, 1: false} {
		text := "[" + strings.Repeat("1,", MaxValues-2+more) + "1]"
		if got := Parse([]byte(text)).Valid(); got != valid {
			t.Errorf("%d values: valid %v", MaxValues+more, got)
		}
	}
}

func count(v *Value) int {
	n := 1
	for i := range v.Items {
		n += count(&v.Items[i])
	}
	for i := range v.Members {
		n += count(&v.Members[i].Value)
	}
	return n
}
