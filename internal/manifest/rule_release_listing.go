package manifest

import (
	"strconv"

	"github.com/jtlctl/jtlctl/internal/source"
)

// Number of benefits that a submission needs, by the documentation.
const minBenefits, maxBenefits = 3, 5

func releaseListingRule() *Rule {
	return &Rule{
		ID: "release-listing", Severity: Error, Release: true,
		Summary: "A listing that is not ready for the store",
		Why:     "A submission needs three to five benefits in each locale. Missing icons, category, support or legal pages, which merchants look for, are warnings.",
		run: func(p *pass) {
			at, ok := p.listing()
			if !ok {
				return
			}
			listing := p.places[at].value
			p.benefits(at, listing)
			for _, path := range [][]string{
				{"media", "icons", "light"}, {"media", "icons", "dark"}, {"category", "main"}, {"support", "url"}, {"support", "documentation"},
				{"legal", "privacyPolicy"}, {"legal", "termsOfUse"}, {"legal", "gdpr", "request"}, {"legal", "gdpr", "delete"},
			} {
				if v := listing.At(path...); v == nil || (v.Kind == source.String && v.Text == "") || (v.Kind == source.Object && len(v.Members) == 0) {
					p.reportSpan(at, opening(listing), "the listing has no %s", dotted(path)).atMost(Warning)
				}
			}
			p.minVersions(at, listing)
		},
	}
}

// listing is the place of the listing in a document.
func (in *inspection) listing() (at int, ok bool) {
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

func (p *pass) benefits(at int, listing *source.Value) {
	benefits := listing.Get("benefits")
	if benefits == nil || len(benefits.Members) == 0 {
		p.reportSpan(at, opening(listing), "the listing has no benefits; a submission needs %d to %d", minBenefits, maxBenefits)
		return
	}
	for i := range benefits.Members {
		m := &benefits.Members[i]
		if n := len(m.Value.Items); n < minBenefits || n > maxBenefits {
			f := p.reportSpan(at, m.NameSpan, "%s has %s; a submission needs %d to %d", shortened(m.Name), benefitsOf(n), minBenefits, maxBenefits)
			f.Pointer += "/benefits/" + escapedStep(m.Name)
		}
	}
}

func benefitsOf(n int) string {
	if n == 1 {
		return "1 benefit"
	}
	return strconv.Itoa(n) + " benefits"
}

func (p *pass) minVersions(at int, listing *source.Value) {
	products, versions := listing.At("compatibility", "products"), listing.At("compatibility", "minVersions")
	if products == nil {
		return
	}
	told := map[string]bool{}
	for i := range products.Members {
		for j := range products.Members[i].Value.Items {
			product := &products.Members[i].Value.Items[j]
			if product.Kind != source.String || told[product.Text] || (versions != nil && versions.Get(product.Text) != nil) {
				continue
			}
			told[product.Text] = true
			p.reportSpan(at, product.Span, "compatibility.minVersions has no version for %s", p.cut(product.Span)).atMost(Warning)
		}
	}
}
