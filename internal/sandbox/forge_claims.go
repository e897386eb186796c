package sandbox

import (
	"net/url"
	"strings"
	"time"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// forgedTimes are tokens that are not valid now.
var forgedTimes = []Forgery{
	{Name: "expired-ten-minutes", Level: Must, What: "exp was ten minutes ago", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.expires(-10 * time.Minute) }},
	{Name: "expired-hour", Level: Must, What: "exp was an hour ago", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.expires(-time.Hour) }},
	{Name: "expired-year", Level: Must, What: "exp was a year ago", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.expires(-365 * 24 * time.Hour) }},
	{Name: "expired-fraction", Level: Must, What: "exp was an hour ago, written with a fraction", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.claims.set("exp", float64(d.after(-time.Hour))+0.5) }},
	{Name: "expired-text", Level: Must, What: "exp was an hour ago, and is a text", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.claims.set("exp", decimal(d.after(-time.Hour))) }},
	{Name: "not-yet-valid-hour", Level: Must, What: "nbf is an hour from now", Advice: adviseNotBefore, Reference: rfcNotBefore,
		forge: func(d *draft) { d.expires(2 * time.Hour); d.claims.set("nbf", d.after(time.Hour)) }},
	{Name: "not-yet-valid-year", Level: Must, What: "nbf is a year from now", Advice: adviseNotBefore, Reference: rfcNotBefore,
		forge: func(d *draft) {
			const year = 365 * 24 * time.Hour
			d.expires(2 * year)
			d.claims.set("nbf", d.after(year))
		}},
	{Name: "expired-minute", Level: Should, What: "exp was a minute ago", Reference: rfcExpiry,
		Advice: "a tolerance for clocks that differ: keep it to a few minutes", forge: func(d *draft) { d.expires(-time.Minute) }},
	{Name: "exp-missing", Level: Should, What: "there is no exp", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.claims.remove("exp") }},
	{Name: "exp-null", Level: Should, What: "exp is null", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.claims.set("exp", nil) }},
	{Name: "exp-zero", Level: Should, What: "exp is 0, the first second of 1970", Advice: adviseExpiry, Reference: rfcExpiry,
		forge: func(d *draft) { d.claims.set("exp", 0) }},
	{Name: "exp-text", Level: Should, What: "exp is in the future, and is a text", Advice: adviseStrict, Reference: rfcExpiry,
		forge: func(d *draft) { d.claims.set("exp", decimal(d.after(time.Hour))) }},
	{Name: "iat-future", Level: Should, What: "iat is an hour from now", Advice: adviseStrict, Reference: rfcIssuedAt,
		forge: func(d *draft) { d.expires(2 * time.Hour); d.claims.set("iat", d.after(time.Hour)) }},
	{Name: "iat-text", Level: Should, What: "iat is a text", Advice: adviseStrict, Reference: rfcIssuedAt,
		forge: func(d *draft) { d.claims.set("iat", "yesterday") }},
}

// forgedIssuers are tokens that the right key has signed for another issuer.
var forgedIssuers = []Forgery{
	{Name: "iss-wrong", Level: Must, What: "iss is https://attacker.example", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.set("iss", "https://attacker.example") }},
	{Name: "iss-missing", Level: Must, What: "there is no iss", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.remove("iss") }},
	{Name: "iss-empty", Level: Must, What: "iss is empty", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.set("iss", "") }},
	{Name: "iss-other-kind", Level: Must, What: "iss is that of the other kind of token", Advice: adviseKind, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.set("iss", d.otherIssuer) }},
	{Name: "iss-longer", Level: Must, What: "iss begins with the right one and goes on", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.set("iss", d.issuer+".attacker.example") }},
	{Name: "iss-shorter", Level: Must, What: "iss is the beginning of the right one", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.set("iss", d.issuer[:len(d.issuer)-2]) }},
	{Name: "iss-inside", Level: Must, What: "iss contains the right one in its query", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) { d.claims.set("iss", "https://attacker.example/?"+d.issuer) }},
	{Name: "iss-other-path", Level: Must, What: "iss is the right host with another path", Advice: adviseIssuer, Reference: rfcIssuer,
		forge: func(d *draft) {
			at, err := url.Parse(d.issuer)
			d.err = err
			d.claims.set("iss", at.Scheme+"://"+at.Host+"/attacker")
		}},
	{Name: "iss-slash", Level: Should, What: "iss ends with a slash", Advice: adviseStrict, Reference: rfcIssuerClaim,
		forge: func(d *draft) { d.claims.set("iss", d.issuer+"/") }},
	{Name: "iss-letter-case", Level: Should, What: "iss is in capital letters", Advice: adviseStrict, Reference: rfcIssuerClaim,
		forge: func(d *draft) { d.claims.set("iss", strings.ToUpper(d.issuer)) }},
	{Name: "iss-array", Level: Should, What: "iss is an array with the right one", Advice: adviseStrict, Reference: rfcIssuerClaim,
		forge: func(d *draft) { d.claims.set("iss", []string{d.issuer}) }},
}

// forgedAudiences are tokens for other apps.
var forgedAudiences = []Forgery{
	{Name: "aud-wrong", only: checks.App, Level: Must, What: "aud is another app's ID", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", []string{otherApp}) }},
	{Name: "aud-missing", only: checks.App, Level: Must, What: "there is no aud", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.remove("aud") }},
	{Name: "aud-empty", only: checks.App, Level: Must, What: "aud is an empty array", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", []string{}) }},
	{Name: "aud-blank", only: checks.App, Level: Must, What: "aud is an empty text", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", "") }},
	{Name: "aud-shorter", only: checks.App, Level: Must, What: "aud is the beginning of the app ID", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", AppID[:len(AppID)-3]) }},
	{Name: "aud-longer", only: checks.App, Level: Must, What: "aud begins with the app ID and goes on", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", AppID+"-2") }},
	{Name: "aud-letter-case", only: checks.App, Level: Must, What: "aud is the app ID in capital letters", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", strings.ToUpper(AppID)) }},
	{Name: "aud-others", only: checks.App, Level: Must, What: "aud is an array with the IDs of two other apps", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", []string{otherApp, "third-app-id"}) }},
	{Name: "app-id-other", only: checks.App, Level: Must, What: "aud is right, and urn:jtl:app_id is another app's ID", Advice: adviseAudience, Reference: platformRule,
		forge: func(d *draft) { d.claims.set("urn:jtl:app_id", otherApp) }},
	{Name: "another-app", only: checks.App, Level: Must, What: "aud and urn:jtl:app_id are those of another app", Advice: adviseAudience, Reference: rfcAudience,
		forge: func(d *draft) { d.claims.set("aud", []string{otherApp}); d.claims.set("urn:jtl:app_id", otherApp) }},
	{Name: "app-id-empty", only: checks.App, Level: Should, What: "urn:jtl:app_id is empty", Advice: adviseAudience, Reference: platformRule,
		forge: func(d *draft) { d.claims.set("urn:jtl:app_id", "") }},
	{Name: "app-id-array", only: checks.App, Level: Should, What: "urn:jtl:app_id is an array with the app ID", Advice: adviseStrict, Reference: platformRule,
		forge: func(d *draft) { d.claims.set("urn:jtl:app_id", []string{AppID}) }},
	{Name: "aud-object", only: checks.App, Level: Should, What: "aud is an object that contains the app ID", Advice: adviseStrict, Reference: rfcAudienceClaim,
		forge: func(d *draft) { d.claims.set("aud", map[string]string{"0": AppID}) }},
	{Name: "aud-present", only: checks.Session, Level: Should, What: "there is an aud, of another service", Advice: adviseStrict, Reference: rfcAudienceClaim,
		forge: func(d *draft) { d.claims.set("aud", "https://attacker.example") }},
}

// otherApp is the ID of an app that is not the one under test.
const otherApp = "another-app-id"
