package apicall

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/itchyny/gojq"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Filter is an expression of jq. It reads neither files nor variables of the
// environment.
type Filter struct{ code *gojq.Code }

// The bounds of a filter: of what it reads, in bytes, and of the time that it may
// compute without a result.
const (
	maxFiltered = 64 << 20
	filterTime  = 30 * time.Second
)

// ParseFilter reads an expression; "" is no filter.
func ParseFilter(text string) (*Filter, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // no filter is no error
	}
	query, err := gojq.Parse(text)
	if err == nil {
		var code *gojq.Code
		if code, err = gojq.Compile(query); err == nil {
			return &Filter{code}, nil
		}
	}
	return nil, fault.New(fault.Usage, "--jq %s is not an expression of jq: %s", textutil.Quote(text, maxShown), textutil.Shorten(err.Error(), maxForeign)).
		WithHint("write it like '.items[].id'").WithCause(err)
}

// errFilterTime ends a filter that computes for too long.
var errFilterTime = errors.New("it computed for 30 seconds without a result")

// Run filters one document and hands every result to emit.
func (f *Filter) Run(ctx context.Context, document any, emit func(any) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	timer := time.AfterFunc(filterTime, func() { cancel(errFilterTime) })
	defer timer.Stop()
	results := f.code.RunWithContext(ctx, document)
	for {
		result, more := results.Next()
		if !more {
			return nil
		}
		if err, failed := result.(error); failed {
			return explainFilter(ctx, err)
		}
		timer.Stop()
		if err := emit(result); err != nil {
			return err
		}
		timer.Reset(filterTime)
	}
}

func explainFilter(ctx context.Context, err error) error {
	var halt *gojq.HaltError
	switch {
	case errors.Is(context.Cause(ctx), errFilterTime):
		return fault.New(fault.Usage, "--jq was stopped: %s", errFilterTime).WithHint("does the expression end?")
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case errors.As(err, &halt) && halt.Value() == nil:
		return nil
	}
	return fault.New(fault.Usage, "--jq: %s", textutil.Shorten(err.Error(), maxForeign)).
		WithHint("the expression does not fit the response; without --jq it is printed as it is").WithCause(err)
}

// filter writes what a filter makes of a body.
func (j Job) filter(ctx context.Context, body io.Reader) error {
	text, err := disk.ReadAll(body, maxFiltered)
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return errTooLong(j.Server)
	case err != nil:
		return j.cutOff(ctx, err)
	case len(text) == 0:
		return nil
	}
	var document any
	if err := decode(text, &document); err != nil {
		return errNoJSON(j.Server, "--jq")
	}
	return j.results(ctx, document)
}

// results writes what the filter makes of a document.
func (j Job) results(ctx context.Context, document any) error {
	err := j.Filter.Run(ctx, document, j.emit)
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}

// decode reads one JSON document, with the digits that its numbers have.
func decode(text []byte, document *any) error {
	if text = disk.Text(text); !json.Valid(text) {
		return errNotJSON
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(document)
}

var errNotJSON = errors.New("it is not JSON")

// emit writes a result on a line: a text as it is, null as an empty line and
// everything else as JSON, as gh api does.
func (j Job) emit(result any) error {
	switch result := result.(type) {
	case nil:
		j.Out.line("")
	case string:
		j.Out.line(result)
	default:
		text, err := gojq.Marshal(result)
		if err != nil {
			return fault.New(fault.Usage, "--jq: the result is no JSON: %v", err).WithCause(err)
		}
		j.Out.document(text)
	}
	if j.Out.failed() {
		return errStopped
	}
	return nil
}

// errStopped ends a filter whose results cannot be written, which is reported at
// the end.
var errStopped = errors.New("stopped")

// line writes a text as a line.
func (o Output) line(text string) {
	if o.To.OutTerminal {
		text = console.Safe(text)
	}
	o.To.Printf("%s\n", text)
}

// document writes JSON as a line, and readable on a terminal.
func (o Output) document(text []byte) {
	if o.To.OutTerminal {
		_ = o.json(bytes.NewReader(text))
		return
	}
	o.To.Printf("%s\n", text)
}
