package sandbox

import (
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Approval is how the sandbox decides about a request for registration.
type Approval struct {
	Mode ApprovalMode
	// After is how long a request is pending in the mode ApproveAfter.
	After time.Duration
}

// ApprovalMode is one of the ways to decide.
type ApprovalMode string

// The modes. The first poll of ApproveAuto and ApproveReject finds a request
// pending, so that a client meets that as well.
const (
	ApproveAuto   ApprovalMode = "" // accepted at the second poll
	ApproveReject ApprovalMode = "reject"
	ApproveManual ApprovalMode = "manual" // through a control
	ApproveAfter  ApprovalMode = "after"  // accepted when some time has passed
)

// ParseApproval reads auto, manual, reject or after=DURATION.
func ParseApproval(text string) (Approval, error) {
	const hint = "write auto, manual, reject or after=3s"
	length, delayed := strings.CutPrefix(text, "after=")
	if delayed {
		after, err := time.ParseDuration(length)
		if err != nil || after < 0 {
			return Approval{}, fault.New(fault.Usage, "--approve: %q is not a duration", length).WithHint(hint)
		}
		return Approval{ApproveAfter, after}, nil
	}
	switch text {
	case "auto":
		return Approval{Mode: ApproveAuto}, nil
	case string(ApproveReject), string(ApproveManual):
		return Approval{Mode: ApprovalMode(text)}, nil
	}
	return Approval{}, fault.New(fault.Usage, "--approve: there is no way %q to decide", text).WithHint(hint)
}

// settle decides about a request that is pending, if it is time to. It is
// called at each poll, with the lock held.
func (i *Registry) settle(r *registration, polled bool) error {
	if r.Status != Pending {
		return nil
	}
	before := r.polls
	if polled {
		r.polls++
	}
	switch i.config.Approval.Mode {
	case ApproveAuto:
		if before > 0 && polled {
			return i.accept(r, i.config.Deny)
		}
	case ApproveReject:
		if before > 0 && polled {
			r.Status = Rejected
		}
	case ApproveAfter:
		if i.now().Sub(r.created) >= i.config.Approval.After {
			return i.accept(r, i.config.Deny)
		}
	case ApproveManual:
	}
	return nil
}
