package cloudapi

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// page is which part of a list is asked for. The parameters and their defaults are
// those of the published documents (2026-11-26).
type page struct {
	number, size int
	sortBy       string
	descending   bool
	filters      url.Values
}

const usualSize = 100

// page reads the parameters of paging, and refuses what is no number of a page.
func (c *call) page() (page, bool) {
	p := page{number: 1, size: usualSize, filters: c.r.URL.Query()}
	for name, values := range p.filters {
		value := values[0]
		switch {
		case strings.EqualFold(name, "pageNumber"):
			p.number = positive(value)
		case strings.EqualFold(name, "pageSize"):
			p.size = positive(value)
		case strings.EqualFold(name, "sortBy"):
			p.sortBy = value
		case strings.EqualFold(name, "sortDescending"):
			p.descending, _ = strconv.ParseBool(value)
		}
	}
	for name, value := range map[string]int{"pageNumber": p.number, "pageSize": p.size} {
		if value == 0 {
			c.refuse(http.StatusBadRequest, "ValidationFailed", name+" must be a number from 1 on")
			return p, false
		}
	}
	return p, true
}

// positive returns a number from 1 on, 0 for what is none.
func positive(text string) int {
	number, err := strconv.Atoi(text)
	if err != nil || number < 1 {
		return 0
	}
	return number
}

// of returns the page of a list as the API has it.
func (p page) of(rows []row) object {
	chosen := make([]row, 0, len(rows))
	for _, r := range rows {
		if p.matches(r) {
			chosen = append(chosen, r)
		}
	}
	if p.sortBy != "" {
		sortRows(chosen, []order{{p.sortBy, p.descending}})
	}
	total := len(chosen)
	start := total
	if p.number-1 <= total/p.size {
		start = min((p.number-1)*p.size, total)
	}
	end := min(start+min(p.size, total), total)
	return object{{"totalItems", total}, {"pageNumber", p.number}, {"pageSize", p.size}, {"items", chosen[start:end]}}
}

// matches compares the members that a query names, as they are or as the bounds
// {Field}After and {Field}Before. Those that the sample data do not have are ignored.
func (p page) matches(r row) bool {
	for name, values := range p.filters {
		if own, ok := r.get(name); ok {
			if !strings.EqualFold(text(own), values[0]) {
				return false
			}
			continue
		}
		if own, ok := r.get(withoutSuffix(name, "After")); ok && compare(own, values[0]) <= 0 {
			return false
		}
		if own, ok := r.get(withoutSuffix(name, "Before")); ok && compare(own, values[0]) >= 0 {
			return false
		}
	}
	return true
}

// withoutSuffix returns a name without its end, in any letter case, "" if it has
// another.
func withoutSuffix(name, suffix string) string {
	if at := len(name) - len(suffix); at >= 0 && strings.EqualFold(name[at:], suffix) {
		return name[:at]
	}
	return ""
}
