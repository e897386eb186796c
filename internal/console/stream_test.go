package console

import (
	"bytes"
	"testing"
)

type streamed struct {
	Before string         `json:"before"`
	Inner  streamedInner  `json:"inner"`
	After  map[string]int `json:"after"`
}

type streamedInner struct {
	Items []streamedItem `json:"items"`
	Other []string       `json:"other"`
}

type streamedItem struct {
	Text string   `json:"text"`
	List []string `json:"list,omitempty"`
}

// TestStream: a stream is byte for byte what JSON writes.
func TestStream(t *testing.T) {
	t.Parallel()
	for name, items := range map[string][]streamedItem{
		"none":      {},
		"one":       {{Text: "<a&b>\u001b"}},
		"an empty":  {{}},
		"several":   {{Text: "a", List: []string{"b", "[\n      {"}}, {}, {Text: "},\n"}},
		"odd texts": {{Text: "\xff"}, {Text: "\u2028"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			document := func(list []streamedItem) any {
				return streamed{Before: "[", Inner: streamedInner{Items: list, Other: []string{"x"}}, After: map[string]int{"n": 1}}
			}
			var whole, parts bytes.Buffer
			if err := (&Console{Out: &whole}).JSON(document(items)); err != nil {
				t.Fatal(err)
			}
			stream := NewStream(&Console{Out: &parts}, 3, document)
			for _, item := range items {
				if err := stream.Add(item); err != nil {
					t.Fatal(err)
				}
			}
			if err := stream.End(); err != nil {
				t.Fatal(err)
			}
			if parts.String() != whole.String() {
				t.Errorf("%s\nnot\n%s", &parts, &whole)
			}
		})
	}
}

func TestStream_wrongDepth(t *testing.T) {
	t.Parallel()
	stream := NewStream(&Console{Out: &bytes.Buffer{}}, 2, func(list []streamedItem) any {
		return streamed{Inner: streamedInner{Items: list}}
	})
	if err := stream.Add(streamedItem{}); err == nil {
		t.Error("a list of another depth is accepted")
	}
}
