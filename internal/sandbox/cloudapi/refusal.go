package cloudapi

import (
	"encoding/json"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// Marker is the header that says what the sandbox made an answer of.
const Marker = "X-Jtlctl-Sandbox"

// What an answer is made of.
const (
	noSchema   = "no-schema" // nothing is known of its form
	fromSchema = "schema"    // an imported document
	fromSample = "sample"    // the data of the sandbox
	fromFile   = "answers"   // a file of the developer
)

// The forms of an ErrorResponse: names are in PascalCase in API 1.x, in camelCase
// in API 2.x (published documents, 2026-11-21).
type refusal1 struct {
	ErrorCode        string
	ErrorMessage     string
	Stacktrace       *string
	ValidationErrors map[string]string
	Errors           map[string][]string
}

type refusal2 struct {
	ErrorCode        string              `json:"errorCode"`
	ErrorMessage     string              `json:"errorMessage"`
	Stacktrace       *string             `json:"stacktrace"`
	ValidationErrors map[string]string   `json:"validationErrors"`
	Errors           map[string][]string `json:"errors"`
}

func (c *call) refuse(status int, code, message string) {
	Refuse(c.w, erp.OfPath(c.path), status, code, message)
}

// Refuse answers with an ErrorResponse of a generation.
func Refuse(w http.ResponseWriter, g erp.Generation, status int, code, message string) {
	r := refusal2{code, message, nil, map[string]string{}, map[string][]string{}}
	if g == erp.V1 {
		answer(w, status, refusal1(r))
		return
	}
	answer(w, status, r)
}

func (c *call) answer(status int, value any) { answer(c.w, status, value) }

func answer(w http.ResponseWriter, status int, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	write(w, status, append(text, '\n'))
}

func write(w http.ResponseWriter, status int, text []byte) {
	header := w.Header()
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(text)
}
