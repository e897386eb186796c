package openapi

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// document is what of an OpenAPI document is about answers.
type document struct {
	Paths      map[string]map[string]json.RawMessage `json:"paths"`
	Components struct {
		Schemas   map[string]json.RawMessage `json:"schemas"`
		Responses map[string]json.RawMessage `json:"responses"`
	} `json:"components"`
	// Those of Swagger 2.0.
	Definitions map[string]json.RawMessage `json:"definitions"`
	Responses   map[string]json.RawMessage `json:"responses"`
}

type response struct {
	Ref     string                     `json:"$ref"`
	Content map[string]json.RawMessage `json:"content"`
	Schema  json.RawMessage            `json:"schema"` // of Swagger 2.0
}

// answer returns the answer of an operation if all goes well: that of the lowest
// status from 200 to 299. There is none if it is not JSON.
func (d *document) answer(raw json.RawMessage) (storedAnswer, bool) {
	var o struct {
		Responses map[string]json.RawMessage `json:"responses"`
	}
	if json.Unmarshal(raw, &o) != nil {
		return storedAnswer{}, false
	}
	var good []string
	for status := range o.Responses {
		if len(status) == 3 && status[0] == '2' {
			good = append(good, status)
		}
	}
	if len(good) == 0 {
		return storedAnswer{}, false
	}
	lowest := slices.Min(good)
	status, err := strconv.Atoi(lowest)
	if err != nil {
		status = 200 // 2XX
	}
	var r response
	if json.Unmarshal(d.resolved(o.Responses[lowest]), &r) != nil {
		return storedAnswer{}, false
	}
	if len(r.Content) == 0 {
		return storedAnswer{status, r.Schema}, true
	}
	for media, raw := range r.Content {
		var body struct {
			Schema json.RawMessage `json:"schema"`
		}
		if textutil.IsJSONType(media) && json.Unmarshal(raw, &body) == nil && len(body.Schema) > 0 {
			return storedAnswer{status, body.Schema}, true
		}
	}
	return storedAnswer{}, false
}

// resolved follows the reference to a response.
func (d *document) resolved(raw json.RawMessage) json.RawMessage {
	var r response
	if json.Unmarshal(raw, &r) != nil || r.Ref == "" {
		return raw
	}
	if name, ok := strings.CutPrefix(r.Ref, "#/components/responses/"); ok {
		return d.Components.Responses[name]
	}
	if name, ok := strings.CutPrefix(r.Ref, "#/responses/"); ok {
		return d.Responses[name]
	}
	return nil
}

// maxYAML bounds YAML in bytes: its reader needs a hundred times the memory.
const maxYAML = 8 << 20

func fromYAML(text []byte) ([]byte, error) {
	if len(text) > maxYAML {
		return nil, fault.New(fault.Input, "it is larger than %d MiB, which is too much for YAML", maxYAML>>20)
	}
	var value any
	if err := yaml.Unmarshal(textutil.YAML11(text), &value); err != nil {
		return nil, fault.New(fault.Input, "it is neither JSON nor YAML").WithCause(err)
	}
	return json.Marshal(withNames(value))
}

// withNames makes names of all keys: those of responses are numbers in YAML.
func withNames(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			v[name] = withNames(inner)
		}
	case map[any]any:
		named := make(map[string]any, len(v))
		for key, inner := range v {
			named[fmt.Sprint(key)] = withNames(inner)
		}
		return named
	case []any:
		for i, inner := range v {
			v[i] = withNames(inner)
		}
	}
	return value
}
