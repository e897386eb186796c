package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type wawiCall struct{ body, kind, caCert, fingerprint string }

func newWawiCall(a *app) *cobra.Command {
	var o wawiCall
	c := &cobra.Command{
		Use:   "call NAME METHOD PATH",
		Short: "Call the API of a JTL-Wawi",
		Long: described(`Sends a request with the headers that JTL-Wawi wants, and prints the body of the
answer as it comes. Nothing is sent twice. An error is explained on standard error;
a 403 names the scope that the call needs.

PATH is below the address of the installation; without /v2 or /v1 it is that of the
installation's API. Exit code 0 is an answer below 300, 1 a refusal (4xx), 4 a key
that is refused (401), 3 everything else. --timeout bounds the time in which
nothing moves, however long a body is.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl wawi call my-app GET /v2/info
  jtlctl wawi call my-app POST /v2/items --body item.json
  jtlctl wawi call my-app GET "/v2/customerGroups?pageSize=10" | jq .`,
		Args:              takes(3, 3),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(c *cobra.Command, args []string) error { return runWawiCall(c.Context(), a, args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.body, "body", "", "`FILE` to send; - is standard input")
	f.StringVar(&o.kind, "content-type", "", "`TYPE` of what is sent, else application/json")
	f.StringVar(&o.caCert, "ca-cert", "", "`FILE` with the certificate (PEM) to trust this time")
	f.StringVar(&o.fingerprint, "fingerprint", "", "`SHA256` of the certificate to trust this time")
	return c
}

func runWawiCall(ctx context.Context, a *app, args []string, o wawiCall) error {
	name, installation, err := a.installed(args[0])
	if err != nil {
		return err
	}
	call := wawi.Call{Method: strings.ToUpper(args[1]), Path: args[2]}
	if err := call.Check(); err != nil {
		return err
	}
	if _, err := installation.Address(call.Path); err != nil {
		return err
	}
	body, err := a.callBody(ctx, o)
	if err != nil {
		return err
	}
	if body != nil {
		defer func() { _ = body.Close() }()
		call.Body, call.Kind = body, o.kind
		if call.Kind == "" {
			call.Kind = "application/json"
		}
	}
	target, err := o.trust(installation.Target)
	if err != nil {
		return err
	}
	client, err := a.wawiClient(target, true)
	if err != nil {
		return err
	}
	key, err := a.wawiKey(ctx, name, installation, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(ctx, installation, key, call, a.flags.timeout)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	return a.answered(ctx, installation, wawi.Asked{Call: call, Name: name, Redactor: a.redactor}, response)
}

// trust is what the call itself says of the certificate.
func (o wawiCall) trust(kept wawi.Target) (wawi.Target, error) {
	if o.caCert == "" && o.fingerprint == "" {
		return kept, nil
	}
	return wawiRegister{url: kept.URL, api: kept.API.String(), caCert: o.caCert, fingerprint: o.fingerprint}.target()
}

// callBody opens what is to be sent; nil is nothing.
func (a *app) callBody(ctx context.Context, o wawiCall) (io.ReadCloser, error) {
	if strings.ContainsFunc(o.kind, func(r rune) bool { return r < ' ' || r > '~' }) {
		return nil, fault.New(fault.Usage, "--content-type %q has signs that no header can carry", o.kind).WithHint("write it like application/json")
	}
	switch o.body {
	case "":
		return nil, nil //nolint:nilnil // nothing to send is no error
	case "-":
		return io.NopCloser(a.console.Reader(ctx)), nil
	}
	file, err := os.Open(o.body)
	if err != nil {
		return nil, unreadableBody(o.body, err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		_ = file.Close()
		return nil, fault.New(fault.Input, "--body %s is a folder", o.body).WithHint("name the file to send, or - for standard input")
	}
	return bodyFile{file}, nil
}

func unreadableBody(path string, err error) error {
	return fault.New(fault.Input, "--body: the file %s cannot be read: %v", path, disk.Cause(err)).Because(err)
}

// bodyFile keeps a file that cannot be read to its end from passing for
// trouble of the network.
type bodyFile struct{ *os.File }

func (b bodyFile) Read(p []byte) (int, error) {
	n, err := b.File.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unreadableBody(b.Name(), err)
	}
	return n, err
}

// answered prints the answer as it comes and explains what is not a success.
func (a *app) answered(ctx context.Context, i wawi.Installation, asked wawi.Asked, response *http.Response) error {
	begun := &beginning{}
	var out io.Writer = a.console
	if a.console.OutTerminal {
		out = &safeWriter{to: a.console}
	}
	_, err := io.Copy(io.MultiWriter(out, begun), response.Body)
	switch {
	case a.console.Failed() != nil:
		return nil // told of at the end
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted; the answer is not whole")
	case err != nil:
		return fault.New(fault.Network, "the answer of JTL-Wawi was cut off").
			WithHint("what was printed is not whole; try again, or allow more time with --timeout").Because(err)
	}
	if a.console.OutTerminal && len(begun.text) > 0 {
		a.console.Printf("\n")
	}
	switch response.StatusCode {
	case http.StatusForbidden:
		index, err := a.scopes()
		if err == nil {
			asked.Opens = opensOf(index, i, asked.Call)
		} else {
			a.console.Warnf("%v", err) // the refusal is explained without them
		}
	case http.StatusUnauthorized:
		asked.Renewal = a.renewing(asked.Name)
	}
	if refused := i.Refused(asked, response, begun.text); refused != nil {
		return refused
	}
	return nil
}

// renewing reports whether a newer key of an installation can be fetched.
func (a *app) renewing(name string) bool {
	folder, err := a.wawiFolder()
	if err != nil {
		return false
	}
	if folder.HasSealed(name) {
		return true
	}
	record, err := folder.Find(name)
	undecided := record.Undecided()
	return err == nil && undecided != nil && undecided.Status == wawi.Pending
}

// beginning keeps as much of an answer as an explanation can use.
type beginning struct{ text []byte }

func (b *beginning) Write(p []byte) (int, error) {
	const most = 64 << 10
	b.text = append(b.text, p[:min(len(p), most-len(b.text))]...)
	return len(p), nil
}

// safeWriter keeps an answer from acting on the terminal. A character that is
// cut in two by the parts in which an answer comes waits for its rest.
type safeWriter struct {
	to   io.Writer
	rest []byte
}

func (s *safeWriter) Write(p []byte) (int, error) {
	text := slices.Concat(s.rest, p)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if last := text[len(text)-back:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				whole -= back
			}
			break
		}
	}
	s.rest = slices.Clone(text[whole:])
	_, err := io.WriteString(s.to, console.Safe(string(text[:whole])))
	return len(p), err
}
