package jsonast

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
)

const whole = `{
  "technicalName": "my-app",
  "version": "1.0.0",
  "size": -12.5e3,
  "flags": [true, false, null],
  "capabilities": {
    "hub": { "appLauncher": { "redirectUrl": "https://example.com/?a=[b]" } },
    "scopes": [
      "items.read",
      "orders \"all\" \u00fc",
      { "id": 7, "nested": [[], {}] }
    ]
  },
  "last": "Grüße"
}
`

// A file that is cut off anywhere is one mistake.
func TestParse_cutOff(t *testing.T) {
	t.Parallel()
	end := strings.LastIndexByte(whole, '}')
	for at := 1; at <= end; at++ {
		if whole[at]&0xC0 == 0x80 {
			continue // within a character
		}
		text := Parse([]byte(whole[:at]))
		if len(text.Faults) != 1 || text.Valid() {
			t.Errorf("cut at %q: %+v", whole[max(0, at-20):at], text.Faults)
			continue
		}
		f := text.Faults[0]
		if read := strings.TrimRight(whole[:at], " \n"); f.Start != len(read) || !strings.Contains(f.Message, "the file ends") {
			t.Errorf("cut at %q: %+v", whole[max(0, at-20):at], f)
		}
		if complete := strings.Count(whole[:at], `",`); complete > 0 && text.Root.Get("technicalName").Text != "my-app" {
			t.Errorf("cut at %q: what was complete is lost", whole[max(0, at-20):at])
		}
	}
}

// A missing character is one mistake; in one place, where it leaves [[, {}],
// it is two.
func TestParse_missingCharacter(t *testing.T) {
	t.Parallel()
	for at := range whole {
		changed := []byte(whole[:at] + whole[at+1:])
		if json.Valid(changed) {
			continue
		}
		most := 1
		if strings.HasSuffix(whole[:at], "[[") {
			most = 2
		}
		if text := Parse(changed); text.Valid() || len(text.Faults) > most {
			t.Errorf("without %q behind %q: %+v", whole[at], whole[max(0, at-20):at], text.Faults)
		}
	}
}

// Whatever is mixed into a text, its faults are consistent.
func TestParse_mixedMistakes(t *testing.T) {
	t.Parallel()
	const rounds, mistakes = 5000, 5
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	texts := []string{whole}
	for _, test := range allFaulty() {
		texts = append(texts, test.text)
	}
	pieces := strings.Split("[ ] { } \" ' \n \\ a : , “ / * # = 1 ` \xff \t - ; < true \u00a0 \r \x00 // ”, '')", " ")
	for range rounds {
		text := pick(texts)
		for range random.IntN(mistakes) {
			from := random.IntN(len(text) + 1)
			text = text[:from] + pick(pieces) + text[min(len(text), from+random.IntN(3)):]
		}
		checkAll(t, []byte(text))
		if t.Failed() {
			t.Fatalf("%q", text)
		}
	}
}

func TestParse_nesting(t *testing.T) {
	t.Parallel()
	nested := func(levels int) string { return strings.Repeat("[", levels) + strings.Repeat("]", levels) }
	if text := Parse([]byte(nested(MaxDepth))); len(text.Faults) > 0 {
		t.Errorf("%+v", text.Faults)
	}
	const huge = 1 << 20
	for name, deep := range map[string]string{
		"one too deep":     nested(MaxDepth + 1),
		"far too deep":     nested(huge),
		"not closed":       strings.Repeat("[", huge),
		"objects":          strings.Repeat(`{"a":`, huge) + "1" + strings.Repeat("}", huge),
		"twice":            strings.Repeat("[", MaxDepth) + "[],[]" + strings.Repeat("]", MaxDepth),
		"brackets in text": strings.Repeat("[", MaxDepth) + `[{"]}":"\"]"}]` + strings.Repeat("]", MaxDepth),
	} {
		t.Run(name, func(t *testing.T) {
			text := Parse([]byte(deep))
			if len(text.Faults) != 1 || text.Faults[0].Message != "nested deeper than 1000 levels" || text.Valid() {
				t.Errorf("%+v", text.Faults)
			}
		})
	}
}

func TestParse_afterTooDeep(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("[", MaxDepth+5) + `{"a": "]"}` + strings.Repeat("]", MaxDepth+5)
	text := Parse([]byte(`{"deep": ` + deep + `, "after": 1}`))
	if after := text.Root.Get("after"); after == nil || after.Text != "1" || len(text.Faults) != 1 {
		t.Errorf("%+v", text.Faults)
	}
}
