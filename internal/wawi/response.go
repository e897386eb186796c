package wawi

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// CallOptions are a call as a user writes it.
type CallOptions struct {
	Method, Path string
	apicall.Options
	TrustOptions
	// Quiet bounds the time in which nothing moves.
	Quiet time.Duration
	Retry apicall.Retry
}

// Call sends a call to the Wawi of an installation and writes what comes back. An
// answer that is an error is written too, and its explanation is the error.
func (s Service) Call(ctx context.Context, raw string, o CallOptions, out apicall.Output) error {
	name, installation, err := s.installed(raw)
	if err != nil {
		return err
	}
	call, err := installation.call(o.Method, o.Path)
	if err != nil {
		return err
	}
	job, err := o.plan(call)
	if err != nil {
		return err
	}
	target, err := o.set(installation.Target)
	if err != nil {
		return err
	}
	client, err := s.Connect(target, true)
	if err != nil {
		return err
	}
	key, err := s.Stores.carriedKey(ctx, name, installation)
	if err != nil {
		return err
	}
	job.Sender = client.sender(installation, key, o.Quiet)
	job.Sender.Retry = o.Retry
	job.Sender.Retry.Any = o.Options.Retry
	job.Out, job.Server = out, "JTL-Wawi"
	job.Explain = func(_ context.Context, x apicall.Exchange) error {
		if f := s.explain(installation, Asked{Exchange: x, At: s.Now(), Name: name, Redactor: client.Redactor}); f != nil {
			return f
		}
		return nil
	}
	return job.Run(ctx)
}

// plan checks the options of a call. --paginate of a POST is for GraphQL.
func (o CallOptions) plan(call apicall.Call) (apicall.Job, error) {
	if call.Method == http.MethodPost && o.Paginate && apicall.IsGraphQLPath(call.Address.Path) {
		return o.PlanGraphQL(call.Path, call.Address)
	}
	return o.Plan(call.Method, call.Path, call.Address)
}

// explain explains an answer that is an error; nil if it is none.
func (s Service) explain(i Installation, asked Asked) *fault.Error {
	switch asked.Status {
	case http.StatusForbidden:
		index, err := s.Scopes()
		if err == nil {
			asked.Opens, asked.Named = i.opens(index, asked.Method, asked.Path), asked.Exchange.Named(index)
		} else {
			s.UI.Warn("%v", err) // the refusal is explained without them
			asked.Named = asked.Exchange.Named(nil)
		}
	case http.StatusUnauthorized:
		folder, err := s.OpenFolder()
		asked.Renewal = err == nil && folder.renewing(asked.Name)
	}
	if refused := i.Refused(asked); refused != nil {
		return refused
	}
	if len(asked.Errors) == 0 {
		return nil
	}
	index, _ := s.Scopes() // the errors are reported without them too
	return i.graphqlFault(asked, index)
}

// graphqlFault explains a GraphQL response with errors. index may be nil.
func (i Installation) graphqlFault(asked Asked, index *scope.Index) *fault.Error {
	f, missesScope := asked.GraphQLFailure(asked.Redactor.Redact)
	if !missesScope {
		return f.WithHint("the data in the response may be incomplete; look at the query")
	}
	var needs []string
	for _, need := range asked.Needs(index) {
		text := need.String()
		if i.GrantedKnown && !slices.ContainsFunc(need.Scopes, i.Has) {
			text += ", which the app does not have"
		}
		needs = append(needs, text)
	}
	if len(needs) > 0 {
		return f.WithHint("%s is how a missing scope shows in GraphQL: %s. `jtlctl wawi status %s` shows the scopes that were granted", apicall.InternalError, asked.Redactor.Redact(strings.Join(needs, "; ")), asked.Name)
	}
	return f.WithHint("%s is how a missing scope shows in GraphQL: compare the scopes of the queried fields with those that `jtlctl wawi status %s` shows", apicall.InternalError, asked.Name)
}

// opens returns the scopes any of which opens a call to a path as it was sent.
func (i Installation) opens(index *scope.Index, method, path string) []string {
	if base, err := url.Parse(i.URL); err == nil {
		path = strings.TrimPrefix(path, base.EscapedPath())
	}
	match, found := scope.Newest(index.Match(method, path, erp.OfPath(path)))
	if !found {
		return nil
	}
	return match.Operation.Scopes
}

// renewing reports whether a newer key of an installation can be fetched.
func (f Folder) renewing(name string) bool {
	if f.HasSealed(name) {
		return true
	}
	record, err := f.Find(name)
	undecided := record.Undecided()
	return err == nil && undecided != nil && undecided.Status == Pending
}
