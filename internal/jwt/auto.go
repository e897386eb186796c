package jwt

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// Trust is what tokens of one kind are verified with. A kind decides on policy
// and keys together; a token chooses nothing but the key within the set.
type Trust struct {
	Policy Policy
	Keys   KeySource
}

// Verify checks a token against the policy; see the function Verify.
func (t Trust) Verify(ctx context.Context, text string, now time.Time) (Result, error) {
	return Verify(ctx, text, t.Policy, t.Keys, now)
}

// Choice is the trust in session tokens and in app tokens. A token of any other
// kind fails the check "kind".
type Choice struct{ Session, App Trust }

// Verify recognizes whether a token is a session token or an app token, and
// checks it as such.
func (c Choice) Verify(ctx context.Context, text string, now time.Time) (Result, error) {
	token, err := Parse(text)
	if err != nil {
		v := newVerification(c.Session.Policy, now)
		v.result.Kind = Unknown
		v.failParse(err)
		return v.result, nil
	}
	kind, problem := recognize(token.Payload)
	trust := c.Session
	if kind == App {
		trust = c.App
	}
	v := newVerification(trust.Policy, now)
	v.result.Kind = kind
	if problem != "" {
		v.failKind(token, problem)
		return v.result, nil
	}
	return v.run(ctx, token, trust.Keys, func() { v.ok("kind", kind.title()+", by its claims") })
}

// recognize returns the kind that the claims of a token speak of, and why it is
// neither a session token nor an app token; "" if it is one of them.
func recognize(payload exactjson.Object) (kind Kind, problem string) {
	kind = DetectKind(payload)
	marks := marksOf(payload)
	several := false
	for _, m := range marks {
		// The newer identity provider writes client_id into every token.
		zitadel := kind == App && m.kind == Access && m.claim == "client_id"
		several = several || (m.kind != kind && !zitadel)
	}
	switch {
	case several:
		var texts []string
		for _, m := range marks {
			texts = append(texts, fmt.Sprintf("%s (%s)", m.kind, m.claim))
		}
		return Unknown, "the token has the marks of several kinds: " + strings.Join(texts, ", ") + "; to check it as one of them, pin --kind"
	case kind == Session || kind == App:
		return kind, ""
	case kind == Access:
		return kind, "this looks like an access token: it says which app calls, never which merchant or user; to check one, pin --kind access"
	case kind == SCX:
		return kind, "this looks like an SCX token, which is for marketplace channels: it says nothing of a merchant's user; to check any token, pin --kind any"
	}
	return kind, "this looks like neither a session token (tenantId, userId) nor an app token (urn:jtl:tenant_id); to check it all the same, pin --kind"
}

// mark is a claim by which a kind of token is recognized.
type mark struct {
	kind  Kind
	claim string
}

// marksOf lists the kinds that claims speak of, each with its first claim. The
// issuer is no mark: several kinds can have the same.
func marksOf(payload exactjson.Object) []mark {
	var marks []mark
	scope, _ := payload.Text("scope")
	for _, m := range payload.Members {
		kind := Unknown
		switch {
		case m.Name == "tenantId" || m.Name == "userId":
			kind = Session
		case strings.HasPrefix(m.Name, appClaimPrefix):
			kind = App
		case m.Name == "client_id" || m.Name == "scp":
			kind = Access
		case m.Name == "scope" && isSCXScope(scope):
			kind = SCX
		}
		marks = addMark(marks, mark{kind, m.Name})
	}
	return marks
}

// addMark keeps one claim a kind, but every one of the kind access: only one of
// them may be in an app token.
func addMark(marks []mark, next mark) []mark {
	if next.kind == Unknown {
		return marks
	}
	for _, m := range marks {
		if m.kind == next.kind && (next.kind != Access || m.claim == next.claim) {
			return marks
		}
	}
	if len(next.claim) > len(appClaimPrefix)+20 {
		next.claim = appClaimPrefix + "…"
	}
	return append(marks, next)
}

// title is a kind as the subject of a sentence has it.
func (k Kind) title() string {
	switch k {
	case Session:
		return "a session token"
	case App:
		return "an app token"
	case Access:
		return "an access token"
	case SCX:
		return "an SCX token"
	default:
		return "a token of unknown kind"
	}
}
