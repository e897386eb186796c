package wawi

import "strings"

// parseStatus knows the published enumeration and its names. What it does not
// know counts as undecided: only a decision may end the waiting.
func parseStatus(text string) (status Status, known bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "0", "pending":
		return Pending, true
	case "1", "rejected", "declined", "denied":
		return Rejected, true
	case "2", "accepted", "approved", "granted":
		return Accepted, true
	}
	return Pending, false
}

// statusOf is what all that is known of the statuses says; undecided if that
// differs, "" if there is none.
func statusOf(words []string) (status Status) {
	for _, word := range words {
		one, known := parseStatus(word)
		switch {
		case !known:
		case status == "" || status == one:
			status = one
		default:
			return Pending
		}
	}
	if status == "" && len(words) > 0 {
		return Pending
	}
	return status
}
