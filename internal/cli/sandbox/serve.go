package sandbox

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	address, approve string
	deny             []string

	enforce, manifest, rate, answers string
	published                        sandbox.Published
	cors                             []string
	tls                              bool
}

func newServe(a *kit.App) *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the sandbox until Ctrl-C",
		Long: kit.Described(`Serves the sandbox until Ctrl-C and prints the environment variables that point
jtlctl at it. Its keys are new at every start.

Its cloud answers every operation of the ERP API below /erp, and GraphQL queries by
name. It checks what an app sends and may do: token, tenant, scope, content type,
rate and paging. It does not know what the platform answers: the header
X-Jtlctl-Sandbox says what an answer was made of. --answers serves your own.

Its JTL-Wawi takes registrations of apps, for any tenant and for API 1.x and 2.x,
and accepts them (--approve auto), rejects them (reject), accepts them after a
while (after=3s), or asks in this terminal (manual). Without a terminal, decide
with `+"`jtlctl sandbox approve` and `jtlctl sandbox reject`"+`.

--enforce declared refuses what needs a scope that --manifest does not declare, and
all also what only probably needs one, because its document names none.`, 0, 2, 3),
		Example: `  jtlctl sandbox serve
  jtlctl sandbox serve --approve after=10s --deny items.write
  jtlctl sandbox serve --manifest app.json --rate 100/10s --record requests.ndjson
  jtlctl sandbox serve --addr 127.0.0.1:0 --ready-file sandbox.json --write-env .env.sandbox
  jtlctl sandbox serve --cors http://localhost:5173 --tls -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runServe(c.Context(), a, o) },
	}
	o.add(c)
	return c
}

func (o *serveOptions) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.address, "addr", sandbox.DefaultAddr, "serve at `HOST:PORT`; port 0 chooses a free one")
	f.StringVar(&o.approve, "approve", "auto", "decide about registrations in this `WAY`: auto, manual, reject, after=DURATION")
	f.StringArrayVar(&o.deny, "deny", nil, "do not grant the optional `SCOPE`; may be repeated")
	f.StringVar(&o.manifest, "manifest", "", "the app declares the scopes of `FILE`, an app.json")
	f.StringVar(&o.enforce, "enforce", "", "refuse calls without a scope in this `WAY`: declared, all, none (default: declared with --manifest, else none)")
	f.StringVar(&o.rate, "rate", "", "answer 429 beyond `N/DURATION`, such as 100/10s")
	f.StringVar(&o.answers, "answers", "", "answer with the files of `DIR`, named METHOD_path.json")
	f.StringVar(&o.published.Record, "record", "", "append a line for each request to an API to `FILE`, for jtlctl scope infer")
	f.StringVar(&o.published.Ready, "ready-file", "", "write the addresses to `FILE` once the port is open, and remove it at the end")
	f.StringVar(&o.published.Env, "write-env", "", "write the variables of an app to `FILE`, under the names of JTL's generator")
	f.StringArrayVar(&o.cors, "cors", nil, "let the web pages of `ORIGIN` call the sandbox; may be repeated")
	f.BoolVar(&o.tls, "tls", false, "serve https, with a certificate authority of its own")
	kit.Complete(c, "approve", "auto", "manual", "reject", "after=3s")
	kit.Complete(c, "enforce", cloudapi.Enforcements()...)
}

func runServe(ctx context.Context, a *kit.App, o serveOptions) error {
	config, err := o.config(ctx, a)
	if err != nil {
		return err
	}
	if err := o.published.Check(); err != nil {
		return err
	}
	a.Console.OutliveReaders() // files have to be removed
	server, err := sandbox.Open(o.address)
	if err != nil {
		return err
	}
	defer server.Close()
	if err := o.published.Clear(); err != nil {
		return err
	}
	prompt := approvalPrompt(a, server.Address())
	// Whoever reads JSON is no person, even at a terminal.
	if config.Wawi.Approval.Mode == sandbox.ApproveManual && !a.Flags.JSON() {
		config.Wawi.Asked = prompt.Add
	}
	config.Log = prompt.Log
	if o.published.Record != "" {
		stop, err := config.RecordIn(o.published.Record, a.Console.Warnf)
		if err != nil {
			return err
		}
		defer stop()
	}
	ca := ""
	if o.tls {
		path, remove, err := config.UseTLS(a.Roots.Cache, server.Address())
		if err != nil {
			return err
		}
		defer remove()
		ca = path
	}
	if err := server.Configure(config); err != nil {
		return err
	}
	if err := publish(a, server, &o.published, ca); err != nil {
		return err
	}
	defer o.published.Remove()
	return server.ServeAsking(ctx, prompt)
}

// config checks the flags, and reads what they name, before anything is served.
func (o *serveOptions) config(ctx context.Context, a *kit.App) (sandbox.Config, error) {
	config := sandbox.Config{Now: a.Now, Random: a.Random, CORS: o.cors, Wawi: sandbox.Wawi{Deny: o.deny}}
	var err error
	if config.Wawi.Approval, err = sandbox.ParseApproval(o.approve); err != nil {
		return config, err
	}
	if config.API.Rate, err = cloudapi.ParseRate(o.rate); err != nil {
		return config, err
	}
	for _, origin := range o.cors {
		if err := sandbox.CheckOrigin(origin); err != nil {
			return config, err
		}
	}
	var declared []string
	if o.manifest != "" {
		if declared, err = a.Documents(ctx).Scopes(o.manifest); err != nil {
			return config, err
		}
	}
	if err := config.API.SetEnforcement(o.enforce, declared, o.manifest != ""); err != nil {
		return config, err
	}
	var useless []string
	if config.API.Answers, useless, err = sandbox.OpenAnswers(o.answers); err != nil {
		return config, err
	}
	for _, reason := range useless {
		a.Console.Warnf("--answers: %s", reason)
	}
	index, err := a.Scopes()
	if err != nil {
		return config, err
	}
	config.API.Index, config.API.Document = index, kit.AnswersOf(a)
	config.Wawi.KnowScopes(index)
	return config, nil
}

// approvalPrompt asks the person at the terminal about registrations.
func approvalPrompt(a *kit.App, address string) *sandbox.ApprovalPrompt {
	p := sandbox.NewApprovalPrompt()
	p.Note, p.Warn, p.Hint, p.Flags = a.Console.Notef, a.Console.Warnf, a.Console.Hintf, addrFlag(address)
	p.Ask = func(ctx context.Context, question string) (string, error) {
		answer, err := a.Console.Prompter.Ask(ctx, console.SafeLine(question))
		if errors.Is(err, console.ErrNoTerminal) {
			err = io.EOF
		}
		return answer, err
	}
	return p
}
