package wawi

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// oldWawi answers for some paths below its base and 404 for all others, and
// names its versions.
func oldWawi(named string, paths map[string]answerOf) answerOf {
	return func(r *http.Request) (*http.Response, error) {
		answer, ok := paths[r.Method+" "+strings.TrimPrefix(r.URL.Path, "/api/eazybusiness")]
		if !ok {
			answer = says(404, "")
		}
		response, err := answer(r)
		if named != "" {
			response.Header.Set("api-supported-versions", named)
		}
		return response, err
	}
}

func TestClient_Detect(t *testing.T) {
	t.Parallel()
	info, unsupported := says(200, `{"Version":"1.9"}`), says(400, `{"ErrorMessage":"Unsupported API version"}`)
	only := func(version string) answerOf {
		return func(r *http.Request) (*http.Response, error) {
			if r.Header.Get("api-version") == version {
				return info(r)
			}
			return unsupported(r)
		}
	}
	newFirst, oldFirst := []erp.Generation{erp.V2, erp.V1}, []erp.Generation{erp.V1, erp.V2}
	both := map[string]answerOf{"GET /v2/info": info, "GET /info": info}
	for name, test := range map[string]struct {
		wawi     answerOf
		order    []erp.Generation
		api      string
		prefix   string
		requests int
	}{
		"a new one":                   {oldWawi("", both), newFirst, "2.0", "", 1},
		"both, and the file is of 1":  {oldWawi("", both), oldFirst, "1.0", "", 1},
		"it names more":               {oldWawi("1.0, 1.1, 2.0, 2.1", both), newFirst, "2.1", "", 1},
		"it names more of 1":          {oldWawi("1.0, 1.1, 2.0, 2.1", both), oldFirst, "1.1", "", 1},
		"an old one":                  {oldWawi("", map[string]answerOf{"GET /info": info}), newFirst, "1.0", "", 2},
		"an old one with names":       {oldWawi("1.0, 1.1", map[string]answerOf{"GET /info": info}), newFirst, "1.1", "", 2},
		"only below /v1":              {oldWawi("", map[string]answerOf{"GET /v1/info": info}), newFirst, "1.0", "/v1", 3},
		"1.1 only":                    {oldWawi("1.1", map[string]answerOf{"GET /info": only("1.1")}), newFirst, "1.1", "", 2},
		"1.1 only, asked for first":   {oldWawi("1.1", map[string]answerOf{"GET /info": only("1.1")}), oldFirst, "1.1", "", 2},
		"2.x answers and names 1.x":   {oldWawi("1.0", both), newFirst, "1.0", "", 2},
		"a new one, the file is of 1": {oldWawi("", map[string]answerOf{"GET /v2/info": info}), oldFirst, "2.0", "", 3},
	} {
		w := newWorld(t, test.wawi)
		c := w.registrar().Client
		c.Target.API = erp.Version{}
		target, _, err := c.Detect(t.Context(), test.order)
		if err != nil || target.API.String() != test.api || target.Prefix != test.prefix || len(w.requests) != test.requests {
			t.Errorf("%s: %s %q after %d requests, %v", name, target.API, target.Prefix, len(w.requests), err)
		}
	}
	w := newWorld(t, oldWawi("3.0, 4.1", both))
	c := w.registrar().Client
	c.Target.API = erp.Version{}
	_, _, err := c.Detect(t.Context(), newFirst)
	faulttest.Want(t, err, fault.Server, "neither API 2.x nor API 1.x", "it names 3.0, 4.1: --api 4.1")
	w = newWorld(t, oldWawi("", nil))
	c = w.registrar().Client
	_, _, err = c.Detect(t.Context(), newFirst)
	faulttest.Want(t, err, fault.Server, "API 2.0 of JTL-Wawi does not answer")
	c.Target.API = erp.Version{}
	_, _, err = c.Detect(t.Context(), newFirst)
	faulttest.Want(t, err, fault.Server, "neither API 2.x nor API 1.x", "or name the API with --api")
}

// TestClient_versionHint: the Wawi itself names what to speak.
func TestClient_versionHint(t *testing.T) {
	t.Parallel()
	for named, want := range map[string]string{
		"": "try --api 1.0", "1.0, 1.1": "it names 1.0, 1.1: --api 1.1", "2.2": "it names 2.2: --api 2.2", "1.0, 2.1, 2.2": "--api 2.2",
	} {
		w := newWorld(t, says(400, `{"ErrorMessage":"Unsupported API version"}`, "api-supported-versions", named))
		_, _, err := w.send(t.Context())
		if hint := fault.From(err).Hint; !strings.HasSuffix(hint, want) {
			t.Errorf("%q: %s", named, hint)
		}
	}
}

// TestRegistrar_Send_prefix: a 404 says that nothing was accepted, so that the
// other address is tried; the record has the one that works.
func TestRegistrar_Send_prefix(t *testing.T) {
	t.Parallel()
	for prefix, found := range map[string]string{"": "/v1", "/v1": ""} {
		paths := map[string]answerOf{"POST " + found + "/authentication": taken(), "GET " + found + "/authentication/id-1": grant()}
		w := newWorld(t, oldWawi("", paths))
		spec := testSpec()
		spec.API, spec.Prefix = erp.V1.First(), prefix
		r := w.registrar()
		r.Client.Target = spec.Target
		faulttest.Must(t, r.Prove(t.Context(), w.lock))
		record, err := r.Send(t.Context(), w.lock, spec, testApp(), "aWNvbg==")
		faulttest.Must(t, err)
		if got := w.record().Registration.Prefix; got != found {
			t.Errorf("the record has %q", got)
		}
		i, err := r.Await(t.Context(), w.lock, record, usual())
		faulttest.Must(t, err)
		if i.Prefix != found || w.key() != "the-key" || w.requests[0].Header.Get("X-ChallengeCode") != w.requests[1].Header.Get("X-ChallengeCode") {
			t.Errorf("prefix %q, key %q", i.Prefix, w.key())
		}
		if address, _ := i.Address("/items"); address != spec.URL+found+"/items" {
			t.Errorf("calls go to %s", address)
		}
	}
	w := newWorld(t, oldWawi("", nil))
	if _, _, err := w.send(t.Context()); err == nil || len(w.requests) != 1 {
		t.Errorf("2.x: %v after %d requests", err, len(w.requests))
	}
}

// TestPlan_order: the address, then the file, then the newest.
func TestPlan_order(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		preferred erp.Generation
		rules     fits
		first     erp.Generation
	}{
		"a file for both":                     {erp.Auto, fits{erp.V1, erp.V2, erp.Auto}, erp.V2},
		"a file for 1.x":                      {erp.Auto, fits{erp.V1, erp.Auto}, erp.V1},
		"a file for both, 1.x in the address": {erp.V1, fits{erp.V1, erp.V2, erp.Auto}, erp.V1},
		"a file for 2.x, 1.x in the address":  {erp.V1, fits{erp.V2, erp.Auto}, erp.V2},
		"a file for 1.x, 2.x in the address":  {erp.V2, fits{erp.V1, erp.Auto}, erp.V1},
		"a file for nothing":                  {erp.Auto, fits{}, erp.V2},
	} {
		p := plan{Application: Application{Rules: test.rules}, preferred: test.preferred}
		if got := p.order(); got[0] != test.first || got[1] != test.first.Other() {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestService_Register_noInfo: a Wawi that has nothing but the registration, below
// /v1, registers apps all the same.
func TestService_Register_noInfo(t *testing.T) {
	t.Parallel()
	for prefix, api := range map[string]string{"": "1.0", "/v1": "1.0", "/v2": "2.0"} {
		paths := map[string]answerOf{"POST " + prefix + "/authentication": taken(), "GET " + prefix + "/authentication/id-1": grant()}
		b := newBench(t, oldWawi("", paths))
		o := registerOptions()
		o.Target.API = "auto"
		result, err := b.Register(t.Context(), o)
		faulttest.Must(t, err)
		posts := 0
		for _, r := range b.requests {
			if r.Method == http.MethodPost {
				posts++
			}
		}
		if result.Report.API != api || result.Installation.below() != prefix || posts > 3 {
			t.Errorf("%q: %+v after %d POSTs", prefix, result.Report, posts)
		}
	}
	b := newBench(t, oldWawi("", nil))
	o := registerOptions()
	o.Target.API = "auto"
	_, err := b.Register(t.Context(), o)
	faulttest.Want(t, err, fault.Server, "neither API 2.x nor API 1.x", "or name the API with --api")
	if _, err := b.folder.Find("shop"); !errors.Is(err, ErrNoRecord) {
		t.Errorf("left behind: %v", err)
	}
	// What may have been accepted is not sent elsewhere.
	b = newBench(t, oldWawi("", map[string]answerOf{"POST /v2/authentication": says(500, "")}))
	_, err = b.Register(t.Context(), o)
	faulttest.Want(t, err, fault.Server, "it is not known if JTL-Wawi accepted it")
}
