package jwt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

func reading(text string) func(context.Context) io.Reader {
	return func(context.Context) io.Reader { return strings.NewReader(text) }
}

func lineOf(r Result) (string, error) {
	verdict, reasons := Line(r)
	return strings.TrimSuffix(verdict+"\t"+reasons, "\t") + "\n", nil
}

func batch() Batch { return Batch{Verify: Trust{session(), keySet()}.Verify, Now: now, Format: lineOf} }

func TestBatch_Run_order(t *testing.T) {
	t.Parallel()
	var lines, want strings.Builder
	const total = 1000
	for i := range total {
		token := edToken(t, goodHeader, strings.Replace(goodClaims, "t-1", fmt.Sprintf("t-%d", i), 1))
		if i%3 == 0 {
			token = fmt.Sprintf("broken-%d", i)
		}
		lines.WriteString(token + "\n")
		if i%3 == 0 {
			want.WriteString("failed\ttoken: it has no dot; a JWT has three parts joined by dots, so this may be an opaque token or a key\n")
		} else {
			want.WriteString("ok\n")
		}
	}
	var out bytes.Buffer
	var last int
	b := batch()
	b.Progress = func(done int) { last = done }
	summary, err := b.Run(t.Context(), reading(lines.String()), &out)
	if err != nil || summary != (Summary{Total: total, Failed: 334}) || last != total {
		t.Errorf("%+v, %v, progress %d", summary, err, last)
	}
	if got := strings.ReplaceAll(out.String(), "structure: ", ""); got != want.String() {
		t.Error("the results are not in the order of the lines")
	}
}

func TestBatch_Run_lines(t *testing.T) {
	t.Parallel()
	good := edToken(t, goodHeader, goodClaims)
	long := strings.Repeat("a", MaxSize+5)
	for name, test := range map[string]struct {
		in   string
		want string
	}{
		"nothing":                  {"", ""},
		"empty lines":              {"\n\r\n", "failed\tstructure: token: it is empty\nfailed\tstructure: token: it is empty\n"},
		"no newline at the end":    {good, "ok\n"},
		"Windows line ends":        {good + "\r\n" + good + "\r\n", "ok\nok\n"},
		"what people paste":        {"Bearer " + good + "\n\"" + good + "\"\n", "ok\nok\n"},
		"several reasons":          {edToken(t, `{"alg":"EdDSA"}`, strings.Replace(goodClaims, "1800000600", "1", 1)), "failed\tkey: the header has no kid; --any-key tries the keys of the set; expiry: "},
		"a line beyond all bounds": {long + "\n" + good + "\n", "failed\tstructure: token: it is longer than 1 MiB"},
	} {
		var out bytes.Buffer
		if _, err := batch().Run(t.Context(), reading(test.in), &out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := out.String(); !strings.HasPrefix(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestBatch_Run_longLine(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	in := strings.Repeat("x", 3*MaxSize) + "\n" + edToken(t, goodHeader, goodClaims) + "\n"
	summary, err := batch().Run(t.Context(), reading(in), &out)
	if err != nil || summary != (Summary{Total: 2, Failed: 1}) || !strings.HasSuffix(out.String(), "\nok\n") {
		t.Errorf("%+v, %v, %q", summary, err, out.String())
	}
}

func TestBatch_Run_slowStream(t *testing.T) {
	t.Parallel()
	in, writer := io.Pipe()
	out := make(chan string)
	done := make(chan error, 1)
	go func() {
		_, err := batch().Run(t.Context(), func(context.Context) io.Reader { return in }, writeTo(out))
		done <- err
	}()
	for range 3 {
		if _, err := io.WriteString(writer, edToken(t, goodHeader, goodClaims)+"\n"); err != nil {
			t.Fatal(err)
		}
		if got := <-out; got != "ok\n" {
			t.Errorf("got %q", got)
		}
	}
	_ = writer.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

type writeTo chan string

func (w writeTo) Write(p []byte) (int, error) {
	w <- string(p)
	return len(p), nil
}

func TestBatch_Run_now(t *testing.T) {
	t.Parallel()
	clock := now()
	b := batch()
	b.Now = func() time.Time { clock = clock.Add(6 * time.Minute); return clock } // tokens live 10 minutes
	in, writer := io.Pipe()
	out := make(chan string)
	done := make(chan error, 1)
	go func() {
		_, err := b.Run(t.Context(), func(context.Context) io.Reader { return in }, writeTo(out))
		done <- err
	}()
	for _, want := range []string{"ok\n", "failed\texpiry: "} {
		if _, err := io.WriteString(writer, edToken(t, goodHeader, goodClaims)+"\n"); err != nil {
			t.Fatal(err)
		}
		if got := <-out; !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	_ = writer.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestBatch_Run_errors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	line := edToken(t, goodHeader, goodClaims) + "\n"
	endless := func(ctx context.Context) io.Reader { return &repeating{ctx: ctx, line: line} }

	b := batch()
	b.Verify = Trust{session(), brokenKeys{broken}}.Verify
	if _, err := b.Run(t.Context(), endless, io.Discard); !errors.Is(err, broken) {
		t.Errorf("key source: %v", err)
	}
	if _, err := batch().Run(t.Context(), endless, failing{broken}); !errors.Is(err, broken) {
		t.Errorf("output: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := batch().Run(ctx, endless, io.Discard); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("cancellation: %v", err)
	}
}

type repeating struct {
	ctx  context.Context
	line string
}

func (r *repeating) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, r.ctx.Err()
	}
	return copy(p, r.line), nil
}

type brokenKeys struct{ err error }

func (k brokenKeys) Find(context.Context, string) (jwks.Match, error) { return jwks.Match{}, k.err }

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func BenchmarkVerify(b *testing.B) {
	token := edToken(b, goodHeader, goodClaims)
	keys, policy := keySet(), session()
	policy.Brief = true
	b.ReportAllocs()
	for b.Loop() {
		if r, err := Verify(context.Background(), token, policy, keys, now()); err != nil || !r.Valid {
			b.Fatal(r, err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	token := edToken(b, goodHeader, goodClaims)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(token); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEd25519Alone(b *testing.B) {
	token, err := Parse(edToken(b, goodHeader, goodClaims))
	if err != nil {
		b.Fatal(err)
	}
	key := keySet().Set.Keys[0]
	implementation, _ := signingMethod("EdDSA", key)
	for b.Loop() {
		if implementation.Verify(token.signed, token.Signature, key.Public) != nil {
			b.Fatal("not verified")
		}
	}
}
