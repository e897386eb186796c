package manifest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

const typical = `{
  "$schema": "./app.schema.json",
  "technicalName": "stock-watch",
  "version": "1.4.2",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {
    "hub": {"appLauncher": {"redirectUrl": "https://stock-watch.example/hub"}},
    "erp": {
      "menuItems": [
        {"id": "overview", "name": "Übersicht", "url": "https://stock-watch.example/overview"},
        {"id": "alarms", "name": "Meldungen", "url": "https://stock-watch.example/alarms"}
      ],
      "pane": [
        {"id": "stock", "context": "items", "title": "Bestand", "url": "https://stock-watch.example/pane", "matchChildContext": true, "requiredScopes": ["items.read"]}
      ],
      "api": {"scopes": ["items.read", "inventories.read", "salesorders.read", "suppliers.read"]}
    }
  }
}
`

// BenchmarkTypical is what a run of lint does beyond its start: catalogue,
// linter, one app.json.
func BenchmarkTypical(b *testing.B) {
	for b.Loop() {
		if found := newTestLinter(Options{}).Lint(Read("app.json", []byte(typical)))[0]; len(found) > 0 {
			b.Fatal(found)
		}
	}
}

// BenchmarkThousandFiles lints 1,000 files of 4 KiB.
func BenchmarkThousandFiles(b *testing.B) {
	files := make([][]byte, 1000)
	for i := range files {
		files[i] = manifestOf(4<<10, i)
	}
	for b.Loop() {
		documents := make([]*Document, len(files))
		for i := range files {
			documents[i] = Read(fmt.Sprintf("%d/app.json", i), files[i])
		}
		newTestLinter(Options{}).Lint(documents...)
	}
}

// BenchmarkMebibyte compares the linting of 1 MiB with json.Valid on the same
// bytes, taken in turn.
func BenchmarkMebibyte(b *testing.B) {
	text := manifestOf(1<<20, 0)
	linter := newTestLinter(Options{})
	var valid, lint time.Duration
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		start := time.Now()
		if !json.Valid(text) {
			b.Fatal("the benchmark's text is not JSON")
		}
		valid += time.Since(start)
		start = time.Now()
		linter.Lint(Read("app.json", text))
		lint += time.Since(start)
	}
	b.ReportMetric(float64(lint)/float64(valid), "x-json.Valid")
}

// manifestOf returns an app.json of about a size in bytes.
func manifestOf(size, seed int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `{"technicalName": "app-%d", "version": "1.0.0", "lifecycle": {"configurationUrl": "https://app-%d.example/setup"}, "capabilities": {"erp": {`, seed, seed)
	b.WriteString(`"api": {"scopes": ["items.read", "salesorders.read"]}, "menuItems": [`)
	for i := 0; b.Len() < size-200; i++ {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n  {\"id\": \"item-%d\", \"name\": \"Menüpunkt %d\", \"url\": \"https://app-%d.example/erp/%d\"}", i, i, seed, i)
	}
	b.WriteString("\n]}}}\n")
	return []byte(b.String())
}
