package main

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// cmdSandbox serves a sandbox for the rest of the script and points jtlctl at
// it. SANDBOX is its HOST:PORT.
func cmdSandbox(ts *testscript.TestScript, _ bool, _ []string) {
	listener, err := sandbox.Listen("127.0.0.1:0")
	ts.Check(err)
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://" + listener.Addr().String(), Now: time.Now, Random: rand.Reader})
	ts.Check(err)
	server := &http.Server{Handler: served, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	ts.Defer(func() { _ = server.Close() })
	for _, v := range served.Variables() {
		ts.Setenv(v.Name, v.Value)
	}
	ts.Setenv("SANDBOX", listener.Addr().String())
}

// servers counts the requests of everything that scripts serve, by address.
var servers sync.Map

// cmdServe serves a platform that misbehaves: serve VARIABLE BEHAVIOUR. The
// variable becomes its address.
func cmdServe(ts *testscript.TestScript, _ bool, args []string) {
	variable, behaviour := args[0], args[1]
	if behaviour == "nothing" {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		ts.Check(err)
		ts.Check(listener.Close())
		ts.Setenv(variable, "http://"+listener.Addr().String())
		return
	}
	handler, ok := behaviours()[behaviour]
	if !ok {
		ts.Fatalf("no behaviour %q", behaviour)
	}
	requests := new(atomic.Int64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // only then does the server notice a client that leaves
		handler(w, r, int(requests.Add(1)))
	}))
	ts.Defer(func() {
		server.CloseClientConnections()
		server.Close()
	})
	ts.Setenv(variable, server.URL)
	servers.Store(server.URL, requests)
}

// cmdAnswer serves the content of files, read for each request: answer VARIABLE
// POST-FILE GET-FILE. The variable becomes the address.
func cmdAnswer(ts *testscript.TestScript, _ bool, args []string) {
	files := map[string]string{http.MethodPost: ts.MkAbs(args[1]), http.MethodGet: ts.MkAbs(args[2])}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := os.ReadFile(files[r.Method])
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(text)
	}))
	ts.Defer(server.Close)
	ts.Setenv(args[0], server.URL)
}

// cmdAsked checks how many requests reached a served address: asked URL N.
func cmdAsked(ts *testscript.TestScript, _ bool, args []string) {
	requests, ok := servers.Load(args[0])
	if !ok {
		ts.Fatalf("nothing is served at %s", args[0])
	}
	if got := requests.(*atomic.Int64).Load(); strconv.FormatInt(got, 10) != args[1] {
		ts.Fatalf("%s got %d requests, want %s", args[0], got, args[1])
	}
}

type behaviour func(w http.ResponseWriter, r *http.Request, request int)

func behaviours() map[string]behaviour {
	good := func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"access_token":"good.access.token","token_type":"bearer","expires_in":3600,"scope":"a b"}`)
	}
	answers := func(code int, kind, body string) behaviour {
		return func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(code)
			_, _ = io.WriteString(w, body)
		}
	}
	return map[string]behaviour{
		"good":     func(w http.ResponseWriter, _ *http.Request, _ int) { good(w) },
		"html":     answers(200, "text/html", "<html>proxy</html>"),
		"busy":     answers(503, "text/plain", "busy"),
		"empty":    answers(200, "application/json", ""),
		"badjson":  answers(200, "application/json", "{access_token"),
		"notoken":  answers(200, "application/json", `{"token_type":"bearer"}`),
		"mac":      answers(200, "application/json", `{"access_token":"x","token_type":"mac"}`),
		"newline":  answers(200, "application/json", `{"access_token":"x\r\nX-Evil: 1","token_type":"bearer"}`),
		"emptyset": answers(200, "application/json", `{"keys":[]}`),
		"brokenset": answers(200, "application/json", `{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"short","x":"AA"},{"kty":"oct","kid":"hmac","k":"AA"},`+
			`{"kty":"OKP","crv":"Ed25519","kid":"fine","x":"O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik"}]}`),
		"500":     answers(500, "text/html", "<html>oops</html>"),
		"404":     answers(404, "text/plain", "not found"),
		"badauth": answers(401, "application/json", `{"error":"invalid_client","error_description":"Client authentication failed.","error_hint":"Look at \u001b[31mthe secret.","status_code":401}`),
		// As Ory Hydra answers a client that is registered for client_secret_post.
		"post": func(w http.ResponseWriter, r *http.Request, n int) {
			if r.Header.Get("Authorization") == "" {
				good(w)
				return
			}
			answers(401, "application/json", `{"error":"invalid_client","error_description":"Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The OAuth 2.0 Client supports client authentication method 'client_secret_post', but method 'client_secret_basic' was requested. You must configure the OAuth 2.0 client's 'token_endpoint_auth_method' value to accept 'client_secret_basic'."}`)(w, r, n)
		},
		"scope": answers(400, "application/json", `{"error":"invalid_scope","error_description":"no"}`),
		"grant": answers(400, "application/json", `{"error":"unsupported_grant_type"}`),
		"426":   answers(426, "text/plain", ""),
		"400":   answers(400, "application/json", `{"message":"no"}`),
		// The headers of an answer repeat the token of its body.
		"repeats": func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("X-Request-Id", "good.access.token")
			w.Header().Set("Location", "https://good.access.token")
			good(w)
		},
		// Basic credentials come back in another form than they were sent in.
		"reencodes": func(w http.ResponseWriter, r *http.Request, _ int) {
			id, password, _ := r.BasicAuth()
			pair := []byte(id + ":" + password)
			w.Header().Set("X-Request-Id", base64.RawStdEncoding.EncodeToString(pair))
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprintf(w, `{"error":"invalid_scope","error_description":"%x, %s","error_hint":"%s"}`, password, base64.RawURLEncoding.EncodeToString(pair),
				password[:4]+"\\n"+password[4:])
		},
		"future": func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
			good(w)
		},
		"flaky": func(w http.ResponseWriter, _ *http.Request, request int) {
			if request < 3 {
				http.Error(w, "busy", http.StatusServiceUnavailable)
				return
			}
			good(w)
		},
		"429": func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		// Decodes tokens, and verifies nothing.
		"decodes": func(w http.ResponseWriter, r *http.Request, _ int) {
			if strings.Count(r.Header.Get("X-Session-Token"), ".") != 2 {
				w.WriteHeader(http.StatusUnauthorized)
			}
		},
		"redirect": func(w http.ResponseWriter, r *http.Request, _ int) {
			http.Redirect(w, r, "https://elsewhere.example/token?secret=1", http.StatusTemporaryRedirect)
		},
		"endless": func(w http.ResponseWriter, r *http.Request, _ int) {
			for r.Context().Err() == nil {
				if _, err := fmt.Fprintf(w, "%01000d", 0); err != nil {
					return
				}
			}
		},
		"slow": func(_ http.ResponseWriter, r *http.Request, _ int) { <-r.Context().Done() },
		"cut": func(w http.ResponseWriter, _ *http.Request, _ int) {
			if connection, _, err := http.NewResponseController(w).Hijack(); err == nil {
				_ = connection.Close()
			}
		},
		"scx": answers(200, "application/json", `{"authToken":"scx.auth.token","tokenExpireAt":"2099-01-01T00:00:00Z","expiresIn":3600,"scope":"CHANNEL"}`),
	}
}
