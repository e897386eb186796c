package interop

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	"github.com/pb33f/libopenapi-validator/errors"
)

// judge passes requests on to the sandbox, and has a validator of OpenAPI
// documents look at each of them.
type judge struct {
	url string

	mu      sync.Mutex
	judged  []string // method and path of each request
	invalid []string // what is wrong with which
}

// judging serves a judge until the test ends. document is a file in testdata,
// scheme how credentials begin.
func judging(t *testing.T, document, scheme, upstream string) *judge {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", document))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := libopenapi.NewDocument(text)
	if err != nil {
		t.Fatal(err)
	}
	// What a document does not declare is wrong in a request, but not in a response.
	answers, errs := validator.NewValidator(parsed, config.WithFormatAssertions())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if ok, errs := answers.ValidateDocument(); !ok {
		t.Fatalf("testdata/%s is not an OpenAPI document: %s", document, explained(errs))
	}
	asked, errs := validator.NewValidator(parsed, config.WithFormatAssertions(), config.WithStrictMode(),
		config.WithRejectUndeclaredRequestBody(), config.WithRejectUnsupportedBodyContent(), config.WithAuthenticationFunc(credentials(scheme)))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	target, err := url.Parse(upstream)
	if err != nil {
		t.Fatal(err)
	}
	j := &judge{}
	server := httptest.NewServer(j.before(asked, answers, &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }}))
	t.Cleanup(server.Close)
	j.url = server.URL
	return j
}

// credentials demands a scheme and one credential.
func credentials(scheme string) config.AuthenticationFunc {
	return func(_ context.Context, in *config.AuthenticationInput) error {
		if found := strings.Fields(strings.Join(in.Request.Header.Values("Authorization"), " ")); len(found) != 2 || found[0] != scheme {
			return fmt.Errorf("the header Authorization is not %s and a credential", scheme)
		}
		return nil
	}
}

// before judges a request and its response, and passes both on in any case.
func (j *judge) before(asked, answers validator.Validator, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		again := func() *http.Request {
			copied := r.Clone(r.Context())
			copied.Body = io.NopCloser(bytes.NewReader(body))
			return copied
		}
		_, errs := asked.ValidateHttpRequest(again())
		// Documents have no word for it: the ERP API rejects a charset.
		if kind := r.Header.Values("Content-Type"); len(body) > 0 && !slices.Equal(kind, []string{"application/json"}) {
			errs = append(errs, &errors.ValidationError{Message: fmt.Sprintf("Content-Type is %q", kind)})
		}
		answer := httptest.NewRecorder()
		next.ServeHTTP(answer, again())
		_, more := answers.ValidateHttpResponse(again(), answer.Result())
		errs = append(errs, more...)
		j.add(r.Method+" "+r.URL.Path, errs)
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes())
	})
}

func (j *judge) add(request string, errs []*errors.ValidationError) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.judged = append(j.judged, request)
	if len(errs) > 0 {
		j.invalid = append(j.invalid, request+": "+explained(errs))
	}
}

// verdict returns what was judged since the last call, and what was invalid.
func (j *judge) verdict() (judged, invalid []string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	judged, invalid = j.judged, j.invalid
	j.judged, j.invalid = nil, nil
	return judged, invalid
}

// valid demands these requests, and that all of them were valid.
func (j *judge) valid(t *testing.T, want ...string) {
	t.Helper()
	judged, invalid := j.verdict()
	if !slices.Equal(judged, want) {
		t.Errorf("sent were %q, not %q", judged, want)
	}
	for _, what := range invalid {
		t.Error(what)
	}
}

func explained(errs []*errors.ValidationError) string {
	var all []string
	for _, err := range errs {
		text := err.Message + ": " + err.Reason
		for _, part := range err.SchemaValidationErrors {
			text += "; " + part.Reason
		}
		all = append(all, text)
	}
	return strings.Join(all, " | ")
}

// TestJudge_findsWhatIsWrong: the judge lets a right request pass, and none with
// one mistake.
func TestJudge_findsWhatIsWrong(t *testing.T) {
	t.Parallel()
	j, environment := cloudJudge(t)
	token := strings.TrimSpace(jtlctl(t, environment, "token", "get").expect(t, 0).stdout)
	right := func() *http.Request {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, j.url+groups, strings.NewReader(`{"name":"a","discount":1.10}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("X-Tenant-ID", tenant)
		r.Header.Set("Content-Type", "application/json")
		return r
	}
	body := func(text string) func(*http.Request) {
		return func(r *http.Request) {
			r.Body, r.ContentLength = io.NopCloser(strings.NewReader(text)), int64(len(text))
		}
	}
	get := func(path string) func(*http.Request) {
		return func(r *http.Request) {
			body("")(r)
			r.Method = http.MethodGet
			r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
		}
	}
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for name, test := range map[string]struct {
		change func(*http.Request)
		want   string // in what the judge says; empty for a right request
	}{
		"right":              {func(*http.Request) {}, ""},
		"right GET":          {get(groups + "?pageSize=5"), ""},
		"no tenant":          {func(r *http.Request) { r.Header.Del("X-Tenant-ID") }, "X-Tenant-ID"},
		"tenant no UUID":     {header("X-Tenant-ID", "shop"), "X-Tenant-ID"},
		"no token":           {func(r *http.Request) { r.Header.Del("Authorization") }, "Authorization"},
		"two tokens":         {header("Authorization", "Bearer x y"), "Authorization"},
		"key of a JTL-Wawi":  {header("Authorization", "Wawi x"), "Authorization"},
		"charset":            {header("Content-Type", "application/json; charset=utf-8"), "Content-Type"},
		"form":               {header("Content-Type", "application/x-www-form-urlencoded"), "Content-Type"},
		"header not known":   {header("X-Shop", "1"), "X-Shop"},
		"header of a type":   {header("x-companyid", "seven"), "x-companyid"},
		"body missing":       {body(""), "body"},
		"body no JSON":       {body("name=a"), "body"},
		"member missing":     {body(`{"name":"a"}`), "discount"},
		"member not known":   {body(`{"name":"a","discount":1,"rebate":1}`), "rebate"},
		"text for a number":  {body(`{"name":"a","discount":"1.10"}`), "got string, want number"},
		"number for a text":  {body(`{"name":7,"discount":1}`), "got number, want string"},
		"query not known":    {get(groups + "?page=5"), "page"},
		"query of a type":    {get(groups + "?pageSize=many"), "pageSize"},
		"query out of range": {get(groups + "?pageNumber=0"), "pageNumber"},
		"path of a type":     {get(groups + "/seven"), "seven"},
		"path not known":     {get("/v2/customerGroups"), "/v2/customerGroups"},
		"body of a GET": {func(r *http.Request) {
			get(groups)(r)
			body(`{}`)(r)
		}, "body"},
	} {
		r := right()
		test.change(r)
		exchange(t, r)
		_, invalid := j.verdict()
		if test.want == "" && len(invalid) > 0 || test.want != "" && !strings.Contains(strings.Join(invalid, ""), test.want) {
			t.Errorf("%s: %q, want %q", name, invalid, test.want)
		}
	}
	// So it does if jtlctl is used wrongly.
	jtlctl(t, environment, "api", "POST", "/v2/customerGroups", "-f", "name=a", "-f", "discount=1.10").expect(t, 0)
	if _, invalid := j.verdict(); len(invalid) != 1 || !strings.Contains(invalid[0], "got string, want number") {
		t.Errorf("%q", invalid)
	}
}
