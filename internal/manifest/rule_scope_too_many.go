package manifest

// The token of an app contains its scopes and is sent in a header. With all 67
// scopes of the API servers with a limit of 16 KiB responded with 431 (reports of
// developers, 2026), which is about bytesPerScope each; many servers accept
// headers of headerLimit bytes.
const (
	bytesPerScope = 16 << 10 / 67
	headerLimit   = 8 << 10
)

func scopeTooManyRule() *Rule {
	return &Rule{
		ID: "scope-too-many", Severity: Warning,
		Summary: "So many scopes that the token may not fit in a header",
		Why: "The app's token contains its scopes. With all 67 of them servers responded with 431 (request header too large); " +
			"OnPremise registrations with very many scopes are reported to fail too.",
		check: func(p *pass) {
			names := len(p.declared())
			switch size := names * bytesPerScope; {
			case size <= headerLimit:
			case p.doc.OnPremise():
				p.report(p.byFormat[ScopeList][0], "%d scopes: registrations with very many scopes are reported to fail", names).
					suggest("only the scopes of the requests that the app makes")
			default:
				p.report(p.byFormat[ScopeList][0], "%d scopes make a token of about %d KiB; many servers reject headers above %d KiB with 431",
					names, size>>10, headerLimit>>10).suggest("only the scopes of the requests that the app makes")
			}
		},
	}
}
