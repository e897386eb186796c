package manifest

import (
	"strconv"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// Number of benefits that a submission needs, according to the documentation.
const minBenefits, maxBenefits = 3, 5

func releaseListingRule() *Rule {
	return &Rule{
		ID: "release-listing", Severity: Error, Release: true,
		Summary: "A listing that is not ready for the store",
		Why:     "A submission needs three to five benefits in each locale. Missing icons, category, support or legal pages, which merchants look for, are warnings.",
		check: func(p *pass) {
			at, ok := p.findListing()
			if !ok {
				return
			}
			listing := p.places[at].value
			reportBenefits(p, at, listing)
			for _, path := range [][]string{
				{"media", "icons", "light"}, {"media", "icons", "dark"}, {"category", "main"}, {"support", "url"}, {"support", "documentation"},
				{"legal", "privacyPolicy"}, {"legal", "termsOfUse"}, {"legal", "gdpr", "request"}, {"legal", "gdpr", "delete"},
			} {
				if v := listing.At(path...); v == nil || (v.Kind == jsonast.String && v.Text == "") || (v.Kind == jsonast.Object && len(v.Members) == 0) {
					p.reportSpan(at, openingSpan(listing), "the listing has no %s", joinDots(path)).capSeverity(Warning)
				}
			}
			reportMinVersions(p, at, listing)
		},
	}
}

// findListing returns the place of the listing in a document.
func (in *inspection) findListing() (at int, ok bool) {
	if in.doc.Kind == Listing {
		return 0, true
	}
	for at := range in.places {
		if here := &in.places[at]; in.doc.Kind == Combined && here.parent == 0 && here.member.Name == "listing" {
			return at, true
		}
	}
	return 0, false
}

func reportBenefits(p *pass, at int, listing *jsonast.Value) {
	benefits := listing.Get("benefits")
	if benefits == nil || len(benefits.Members) == 0 {
		p.reportSpan(at, openingSpan(listing), "the listing has no benefits; a submission needs %d to %d", minBenefits, maxBenefits)
		return
	}
	for i := range benefits.Members {
		m := &benefits.Members[i]
		if n := len(m.Value.Items); n < minBenefits || n > maxBenefits {
			f := p.reportSpan(at, m.NameSpan, "%s has %s; a submission needs %d to %d", truncate(m.Name), countBenefits(n), minBenefits, maxBenefits)
			f.Pointer += "/benefits/" + escapeToken(m.Name)
		}
	}
}

func countBenefits(n int) string {
	if n == 1 {
		return "1 benefit"
	}
	return strconv.Itoa(n) + " benefits"
}

func reportMinVersions(p *pass, at int, listing *jsonast.Value) {
	products, versions := listing.At("compatibility", "products"), listing.At("compatibility", "minVersions")
	if products == nil {
		return
	}
	reported := map[string]bool{}
	for i := range products.Members {
		for j := range products.Members[i].Value.Items {
			product := &products.Members[i].Value.Items[j]
			if product.Kind != jsonast.String || reported[product.Text] || (versions != nil && versions.Get(product.Text) != nil) {
				continue
			}
			reported[product.Text] = true
			p.reportSpan(at, product.Span, "compatibility.minVersions has no version for %s", p.excerptOf(product.Span)).capSeverity(Warning)
		}
	}
}
