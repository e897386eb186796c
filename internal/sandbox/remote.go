package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Remote is a sandbox that another process serves.
type Remote struct {
	HTTP    *http.Client
	Address string // HOST:PORT
}

// Mint asks the sandbox for a token.
func (r Remote) Mint(ctx context.Context, request TokenRequest) (string, error) {
	var minted struct {
		Token string `json:"token"`
	}
	if err := r.post(ctx, MintPath, request, &minted); err != nil {
		return "", err
	}
	// What is no token must reach neither a terminal nor a shell.
	if _, err := jwt.Parse(minted.Token); err != nil {
		return "", r.notASandbox()
	}
	return minted.Token, nil
}

// Forge asks the sandbox for a bad token.
func (r Remote) Forge(ctx context.Context, request ForgeRequest) (string, error) {
	var forged struct {
		Token string `json:"token"`
	}
	if err := r.post(ctx, ForgePath, request, &forged); err != nil {
		return "", err
	}
	// It goes into a header and into a URL.
	if forged.Token == "" || strings.ContainsFunc(forged.Token, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return "", r.notASandbox()
	}
	return forged.Token, nil
}

// Rotate asks the sandbox to retire its signing key.
func (r Remote) Rotate(ctx context.Context) error {
	return r.post(ctx, RotatePath, struct{}{}, nil)
}

func (r Remote) post(ctx context.Context, path string, body, into any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return r.send(ctx, http.MethodPost, path, bytes.NewReader(text), into)
}

func (r Remote) send(ctx context.Context, method, path string, body io.Reader, into any) error {
	if err := CheckAddress(r.Address); err != nil {
		return err
	}
	address := "http://" + r.Address + path
	request, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := r.HTTP.Do(request)
	if err != nil {
		if ctx.Err() != nil {
			return platform.Unreachable("sandbox", address, err)
		}
		return fault.New(fault.Network, "no sandbox answers at %s", r.Address).
			WithHint("start one in another terminal with `jtlctl sandbox serve`, or name its address with --addr").WithCause(err)
	}
	defer func() { _ = response.Body.Close() }()
	answered, err := io.ReadAll(response.Body)
	if err != nil {
		return platform.Unreachable("sandbox", address, err)
	}
	if response.StatusCode != http.StatusOK {
		if problem := problemOf(response.StatusCode, answered); problem != nil {
			return problem
		}
		return platform.Refusal("sandbox", address, response, answered)
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(answered, into); err != nil {
		return r.notASandbox()
	}
	return nil
}

// problemOf is what a control says that it cannot do, or nil.
func problemOf(code int, answered []byte) error {
	var said struct {
		Message string `json:"message"`
	}
	if code >= http.StatusInternalServerError || json.Unmarshal(answered, &said) != nil || said.Message == "" {
		return nil
	}
	return fault.New(fault.Usage, "%s", said.Message)
}

func (r Remote) notASandbox() error {
	return fault.New(fault.Server, "what answers at %s is not a jtlctl sandbox", r.Address).WithHint("name the right address with --addr")
}
