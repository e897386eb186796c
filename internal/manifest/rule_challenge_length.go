package manifest

import "unicode/utf8"

// Lengths of a challenge code, in characters. The most is documented; of the
// least only that very short ones are refused.
const (
	maxChallenge = 30
	minChallenge = 8
)

func challengeLengthRule() *Rule {
	return &Rule{
		ID: "challenge-length", Severity: Error,
		Summary: "A challenge code that is too long or very short",
		Why:     "The platform takes at most 30 characters in X-ChallengeCode and refuses very short ones.",
		run: func(p *pass) {
			if p.doc.Application {
				return // a code is made for each registration
			}
			for _, at := range p.texts(Challenge) {
				switch length := utf8.RuneCountInString(p.text(at)); {
				case length > maxChallenge:
					p.report(at, "the challenge code has %d characters; the platform takes at most %d", length, maxChallenge).
						suggest("leave it out: `jtlctl wawi register` makes one")
				case length < minChallenge:
					p.report(at, "the challenge code has %d characters; very short ones are refused", length).atMost(Warning).
						suggest("leave it out: `jtlctl wawi register` makes one")
				}
			}
		},
	}
}
