// Package openapi reads from OpenAPI documents which form the answers of operations
// have, and makes examples of that form.
//
// It must not know which operations there are, nor where documents are stored.
package openapi

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Answers are the forms of the answers of a document.
type Answers struct {
	stored stored

	mu    sync.Mutex
	forms map[string]*Answer // those that were built
}

// stored is what of a document is kept: the answers of its operations, by method
// and path, and the definitions that they refer to.
type stored struct {
	Version     int                        `json:"jtlctl_answers"`
	Operations  map[string]storedAnswer    `json:"operations"`
	Definitions map[string]json.RawMessage `json:"definitions"`
}

type storedAnswer struct {
	Status int             `json:"status"`
	Schema json.RawMessage `json:"schema,omitempty"`
}

const storedVersion = 1

// Answer is the answer of an operation if all goes well.
type Answer struct {
	Status int
	form   *form // nil if it has no body
}

// Find returns the answer of an operation, nil if the document does not describe
// it. The path is as the document writes it.
func (a *Answers) Find(method, path string) *Answer {
	key := method + " " + path
	found, ok := a.stored.Operations[key]
	if !ok {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if answer, ok := a.forms[key]; ok {
		return answer
	}
	b := builder{definitions: a.stored.Definitions, left: maxForms}
	answer := &Answer{Status: found.Status}
	if len(found.Schema) > 0 {
		answer.form = b.build(found.Schema, 0)
	}
	if a.forms == nil {
		a.forms = map[string]*Answer{}
	}
	a.forms[key] = answer
	return answer
}

// Empty reports whether the answer has no body.
func (a *Answer) Empty() bool { return a.form == nil }

// Len returns how many operations have an answer.
func (a *Answers) Len() int { return len(a.stored.Operations) }

// Encode writes answers in the format that Decode reads.
func (a *Answers) Encode() ([]byte, error) { return json.Marshal(a.stored) }

// Decode reads what Encode wrote.
func Decode(text []byte) (*Answers, error) {
	var a Answers
	if err := json.Unmarshal(text, &a.stored); err != nil || a.stored.Version != storedVersion {
		return nil, fault.New(fault.Input, "it was not written by this version of jtlctl").WithCause(err)
	}
	return &a, nil
}

// Extract reads the answers from an OpenAPI document (3.x or Swagger 2.0), as JSON or
// YAML. What is none has none.
func Extract(text []byte) (*Answers, error) {
	text = bytes.TrimSpace(textutil.CutByteOrderMark(text))
	if len(text) > 0 && text[0] != '{' {
		var err error
		if text, err = fromYAML(text); err != nil {
			return nil, err
		}
	}
	var d document
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, fault.New(fault.Input, "its answers cannot be read: %v", err).WithCause(err)
	}
	a := &Answers{stored: stored{storedVersion, map[string]storedAnswer{}, map[string]json.RawMessage{}}}
	for path, item := range d.Paths {
		for method, raw := range item {
			if answer, ok := d.answer(raw); ok && strings.HasPrefix(path, "/") {
				a.stored.Operations[strings.ToUpper(method)+" "+path] = answer
			}
		}
	}
	for name, schema := range d.Components.Schemas {
		a.stored.Definitions["#/components/schemas/"+name] = schema
	}
	for name, schema := range d.Definitions {
		a.stored.Definitions["#/definitions/"+name] = schema
	}
	return a, nil
}
