package manifest

import "unicode/utf8"

// Lengths of a challenge code, in characters. The maximum is documented; the
// minimum is not, but very short codes are rejected.
const (
	maxChallenge = 30
	minChallenge = 8
)

func challengeLengthRule() *Rule {
	return &Rule{
		ID: "challenge-length", Severity: Error,
		Summary: "A challenge code that is too long or very short",
		Why:     "The platform accepts at most 30 characters in X-ChallengeCode and rejects very short codes.",
		check: func(p *pass) {
			if p.doc.Application {
				return // a code is made for each registration
			}
			for _, at := range p.stringsOf(Challenge) {
				switch length := utf8.RuneCountInString(p.stringAt(at)); {
				case length > maxChallenge:
					p.report(at, "the challenge code has %d characters; the platform accepts at most %d", length, maxChallenge).
						suggest("remove it: `jtlctl wawi register` generates one")
				case length < minChallenge:
					p.report(at, "the challenge code has %d characters; the platform rejects very short ones", length).capSeverity(Warning).
						suggest("remove it: `jtlctl wawi register` generates one")
				}
			}
		},
	}
}
