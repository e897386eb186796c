package jsonast

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// manifestLike returns about a mebibyte that is written as manifests are.
func manifestLike() []byte {
	const size = 1 << 20
	var b strings.Builder
	b.WriteString("{\n  \"technicalName\": \"bench\",\n  \"parts\": [")
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `
    {
      "id": "part-%d",
      "enabled": true,
      "order": %d,
      "name": { "de-DE": "Ansicht für Aufträge %d", "en-GB": "View of orders %d" },
      "description": "Shows \"orders\" with their lines,\nand what is still open",
      "url": "https://app.example.com/parts/%d?tab=orders&view=list",
      "scopes": [
        "items.read",
        "orders.read",
        "orders.write"
      ],
      "size": { "width": 12.5, "height": -1e3 },
      "icon": null
    }`, i, i, i, i, i)
	}
	b.WriteString("\n  ]\n}\n")
	return []byte(b.String())
}

// BenchmarkMistakes reads texts of nothing but mistakes that make a reader look
// ahead. None may be much slower than the others.
func BenchmarkMistakes(b *testing.B) {
	const size = 1 << 20
	for name, unit := range map[string]string{
		"quotes":      `"a"b`,
		"names":       `{"a":"a"b `,
		"single":      "'\n",
		"escaped":     `"\`,
		"typographic": "“",
		"brackets":    "[}",
		"words":       "a ",
		"colons":      "1:",
		"comments":    "/*/",
		"slashes":     `//"a"`,
		"spaces":      "a\u00a0",
		"indented":    "\n" + strings.Repeat(" ", size/2) + strings.Repeat("[],", size/6),
	} {
		text := []byte("[" + strings.Repeat(unit, size/len(unit)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Parse(text)
			}
		})
	}
}

// BenchmarkParse compares with what the standard library takes to say only
// whether the same text is JSON.
func BenchmarkParse(b *testing.B) {
	text := manifestLike()
	if t := Parse(text); len(t.Faults) > 0 {
		b.Fatal(t.Faults)
	}
	b.Run("json.Valid", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			json.Valid(text)
		}
	})
	b.Run("Parse", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			Parse(text)
		}
		const rounds = 20
		start := time.Now()
		for range rounds {
			json.Valid(text)
		}
		valid := time.Since(start) / rounds
		b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(valid), "x-json.Valid")
	})
}
