package kit

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/apicall"
)

// AddCallFlags adds the flags of all commands that call an API.
func AddCallFlags(flags *pflag.FlagSet, o *apicall.Options) {
	flags.SortFlags = false
	flags.VarP(fieldFlag{&o.Fields, true}, "field", "F", "add the field `KEY=VALUE`: numbers, true, false and null as JSON, @FILE is its content; may be repeated")
	flags.VarP(fieldFlag{&o.Fields, false}, "raw-field", "f", "add the field `KEY=VALUE` as text; may be repeated")
	flags.StringVar(&o.Input, "input", "", "send the content of `FILE`; - is standard input, which is not read otherwise")
	flags.StringArrayVarP(&o.Headers, "header", "H", nil, "send the header `NAME:VALUE`; may be repeated")
	flags.StringVar(&o.RunAs, "run-as", "", "call on behalf of the user `ID`, which needs the scope application.runas (header X-RunAs)")
	flags.BoolVarP(&o.Include, "include", "i", false, "print status and headers of the response too")
	flags.BoolVar(&o.Paginate, "paginate", false, "fetch all pages")
	flags.BoolVar(&o.Slurp, "slurp", false, "make one JSON array of all pages")
	flags.StringVar(&o.JQ, "jq", "", "print what the jq `EXPRESSION` selects")
	flags.BoolVar(&o.Retry, "retry", false, "try again after 429 also with what changes something")
}

// fieldFlag collects -F and -f in the order in which they are written.
type fieldFlag struct {
	fields *[]apicall.Field
	typed  bool
}

func (f fieldFlag) String() string { return "" }
func (f fieldFlag) Type() string   { return "field" }

func (f fieldFlag) Set(text string) error {
	*f.fields = append(*f.fields, apicall.Field{Text: text, Typed: f.typed})
	return nil
}

// ReadCall completes the options of a call with what this run reads from.
func ReadCall(a *App, ctx context.Context, o *apicall.Options) {
	o.Stdin = a.Console.Reader(ctx)
	o.WithoutBody = func() error {
		a.Stdin().Leave(cmp.Or(o.InputFlag, "--input"), "--input - sends it; `</dev/null`, in cmd.exe `<NUL`, sends nothing")
		return a.Stdin().Refuse()
	}
}

// PrintCall prints the answers of a call.
func PrintCall(a *App, o apicall.Options) apicall.Output {
	out := apicall.Output{To: a.Console, Include: o.Include}
	if a.Flags.Verbose {
		out.Limit = func(limit apicall.Limit) {
			if text := limit.String(); text != "" {
				a.Console.Tracef("* %s", text)
			}
		}
	}
	return out
}

// RetryCall repeats calls.
func RetryCall(a *App) apicall.Retry {
	return apicall.Retry{Now: a.Now, Sleep: a.Wait, Note: a.Console.Notef}
}

// Wait is World.Pause: it waits, or returns early with the context's error.
func (a *App) Wait(ctx context.Context, d time.Duration) error {
	if a.Pause != nil {
		return a.Pause(ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
