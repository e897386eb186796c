package wawi

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// step is what was asked for when a response came.
type step int

const (
	registering step = iota
	polling
	looking
)

// answerError is a response that is an error, with what the
// waiting has to know of it.
type answerError struct {
	fault *fault.Error
	code  int
	after time.Duration // that the server asks to wait
}

func (e *answerError) Error() string { return e.fault.Message }
func (e *answerError) Unwrap() error { return e.fault }

// refusal explains a response with an error status.
func (c Client) refusal(s step, got reply) error {
	hide := c.Redactor.Redact
	detail := apicall.ErrorText(got.body, hide)
	f := fault.New(fault.Server, "JTL-Wawi at %s responded with %s%s", c.Target.URL, hide(platform.Describe(got.Response, got.body)), detail)
	hint := "check the address and --api"
	switch code := got.StatusCode; {
	case code >= 300 && code < 400:
		hint = "redirects are not followed, because the challenge code would travel along; if the new address is right, name it with --url"
	case code == http.StatusBadRequest && strings.Contains(strings.ToLower(string(got.body)), "api version"):
		hint = c.versionHint(got.versions())
	case code == http.StatusBadRequest && s == registering:
		f.Message = "JTL-Wawi rejected the request for registration (400)" + detail
		hint = "correct the application file; nothing was registered"
	case code == http.StatusUnauthorized:
		hint = "a registration needs no key: perhaps there is a proxy before JTL-Wawi, or the address is of something else"
	case code == http.StatusPaymentRequired:
		f.Message = fmt.Sprintf("JTL-Wawi responded with 402: there is no licence for the API, or JTL has not authorised the app%s", detail)
		hint = "book the API licence in the JTL customer centre (kundencenter.jtl-software.de), then try again"
	case platform.IsBlockPage(got.Response, got.body):
		hint = platform.BlockPageHint
	case code == http.StatusForbidden && s == polling:
		f.Message = "JTL-Wawi does not let this request for registration be asked about (403)" + detail
		hint = "nothing is lost: leave JTL-Wawi as it is, and do not register again"
	case code == http.StatusForbidden:
		f.Message = "JTL-Wawi does not accept the request: its registration dialog is not open" + detail
		hint = fmt.Sprintf("open %s in JTL-Wawi, wait until it waits for the app, then run the command again", DialogMenu)
	case code == http.StatusNotFound && s == polling:
		f.Message = fmt.Sprintf("JTL-Wawi at %s does not know this request for registration", c.Target.URL)
		hint = fmt.Sprintf("it was cancelled there, or belongs to another Wawi or database: open %s and register again", DialogMenu)
	case code == http.StatusNotFound:
		hint = fmt.Sprintf("check the address and the name of the database at its end, such as http://127.0.0.1:64110/api/eazybusiness; or try --api %s", c.Target.API.Generation.Other().First())
	case code == http.StatusConflict && s == polling:
		f.Message = "JTL-Wawi sees a conflict with this request for registration (409)" + detail
		hint = "if the app was approved there, leave it as it is: its key is not fetched yet, and goes if the app is removed"
	case code == http.StatusConflict:
		f.Message = "an app with this AppId is registered at this JTL-Wawi already" + detail
		hint = "registering again makes its old key invalid: remove the app in JTL-Wawi under " + AppsMenu + " first, or choose another AppId"
	case code == http.StatusGone && s == registering:
		f.Message = "JTL-Wawi rejected the new request for registration as one that is over (410)" + detail
		hint = fmt.Sprintf("close its registration dialog, open %s again, then run the command again", DialogMenu)
	case code == http.StatusGone && s == polling:
		f.Message = "the key of this registration was handed out before, and JTL-Wawi does not hand it out again"
		hint = "register again; remove the app in JTL-Wawi under " + AppsMenu + " first"
	case code == http.StatusTooManyRequests:
		hint = "too many requests: wait, or ask less often with --interval"
	case code >= 500:
		hint = "the fault is on the side of JTL-Wawi or of a proxy before it; look at its log"
	}
	return &answerError{f.WithHint("%s", hint), got.StatusCode, platform.RetryAfter(got.Header, c.Now())}
}

// versionHint names the version to speak instead of one that is not supported.
func (c Client) versionHint(named []erp.Version) string {
	if len(named) == 0 {
		return fmt.Sprintf("this Wawi does not know API %s; try --api %s", c.Target.API, c.Target.API.Generation.Other().First())
	}
	best := erp.Newest(named, c.Target.API.Generation)
	if best.Open() {
		best = erp.Newest(named, erp.Auto)
	}
	return fmt.Sprintf("this Wawi does not know API %s; it names %s: --api %s", c.Target.API, textutil.Shorten(joinVersions(named), maxForeign), best)
}

func joinVersions(versions []erp.Version) string {
	var texts []string
	for _, v := range versions {
		texts = append(texts, v.String())
	}
	return strings.Join(texts, ", ")
}

// notJTLWawi explains a good status with something else in the body.
func (c Client) notJTLWawi(got reply) error {
	f := fault.New(fault.Server, "what answers at %s is not JTL-Wawi: %s", c.Target.URL, c.Redactor.Redact(platform.Describe(got.Response, got.body))).
		WithHint("check the address; a proxy or another service may be answering")
	return &answerError{f, got.StatusCode, 0}
}

// manyIDs explains a response to a request that names it in two ways.
func (c Client) manyIDs(ids []string) error {
	return fault.New(fault.Server, "JTL-Wawi at %s responded with %d different numbers of the request: %s", c.Target.URL, len(ids), textutil.Shorten(strings.Join(ids, ", "), maxForeign))
}

// maxForeign keeps a server from filling the screen, in characters.
const maxForeign = 2000

func withoutArticle(message string) string {
	return strings.Replace(message, "the JTL-Wawi at", "JTL-Wawi at", 1)
}
