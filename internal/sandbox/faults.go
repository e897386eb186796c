package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Fault is an answer that a sandbox is told to give instead of the right one; its
// JSON is a contract.
type Fault struct {
	Status int `json:"status"`
	// Lose lets a request be done and its answer be lost with the connection,
	// instead of a status; at the cloud the request is lost too. It panics as
	// http.ErrAbortHandler says, so it takes a real server.
	Lose bool `json:"lose"`
	// GraphQL answers with status 200 and a GraphQL error of this code, instead of
	// a status.
	GraphQL string `json:"graphql,omitempty"`
	// Delay is how long to wait before the answer, such as 2s: before the right one
	// if there is nothing else.
	Delay string `json:"delay,omitempty"`
	// Times is how often; 0 means once.
	Times int `json:"times"`
	// At is which requests; "" is any of them, at the cloud any call of the API.
	At string `json:"at"`
	// RetryAfter is the header of that name, in seconds; 0 leaves it out.
	RetryAfter int `json:"retry_after"`
}

// maxDelay bounds how long an answer may be delayed, maxWaiting how many faults a
// sandbox keeps.
const (
	maxDelay   = 5 * time.Minute
	maxWaiting = 1000
)

// faults are those that are still to be answered with, in the order in which they
// were injected.
type faults struct {
	kinds []string // of requests
	// usual are the kinds that a fault without a kind is for; nil means all.
	usual []string

	mu      sync.Mutex
	waiting []Fault
}

func (f *faults) inject(one Fault) error {
	delay, err := one.delay()
	switch {
	case one.ways() > 1 || (one.ways() == 0 && one.Delay == ""):
		return problem{http.StatusBadRequest, "a fault has either a status or lose, or graphql, and may have a delay"}
	case err != nil || delay < 0 || delay > maxDelay:
		return problem{http.StatusBadRequest, "delay must be a time up to 5m, such as 2s"}
	case one.Status != 0 && (one.Status < http.StatusBadRequest || one.Status > 599):
		return problem{http.StatusBadRequest, "status must be from 400 to 599"}
	case one.At != "" && !slices.Contains(f.kinds, one.At):
		last := len(f.kinds) - 1
		return problem{http.StatusBadRequest, "at must be " + strings.Join(f.kinds[:last], ", ") + " or " + f.kinds[last] + ", or left out"}
	case one.Times < 0 || one.RetryAfter < 0:
		return problem{http.StatusBadRequest, "times and retry_after must not be negative"}
	}
	one.Times = max(one.Times, 1)
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.waiting) >= maxWaiting {
		return problem{http.StatusServiceUnavailable, fmt.Sprintf("%d faults wait for requests: send some of these before more faults are injected", maxWaiting)}
	}
	f.waiting = append(f.waiting, one)
	return nil
}

// ways counts the ways in which a fault is one.
func (f Fault) ways() (n int) {
	for _, way := range []bool{f.Lose, f.Status != 0, f.GraphQL != ""} {
		if way {
			n++
		}
	}
	return n
}

func (f Fault) delay() (time.Duration, error) {
	if f.Delay == "" {
		return 0, nil
	}
	return time.ParseDuration(f.Delay)
}

// take takes the next fault for a kind of request.
func (f *faults) take(at string) (Fault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := slices.IndexFunc(f.waiting, func(one Fault) bool {
		return one.At == at || (one.At == "" && (f.usual == nil || slices.Contains(f.usual, at)))
	})
	if n < 0 {
		return Fault{}, false
	}
	one := f.waiting[n]
	if f.waiting[n].Times--; f.waiting[n].Times == 0 {
		f.waiting = slices.Delete(f.waiting, n, n+1)
	}
	return one, true
}

func (f *faults) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.waiting = nil
}

// control answers a request that injects a fault.
func (f *faults) control(w http.ResponseWriter, r *http.Request) {
	var one Fault
	err := json.NewDecoder(r.Body).Decode(&one)
	if err != nil {
		err = problem{http.StatusBadRequest, "the body is not the JSON of a fault: " + err.Error()}
	} else {
		err = f.inject(one)
	}
	outcome(w, one, err)
}

// wait lets the delay of a fault pass, and reports whether the client still waits.
// The server gives the answer as much time as it needs.
func (f Fault) wait(w http.ResponseWriter, r *http.Request) bool {
	delay, err := f.delay()
	if err != nil || delay == 0 {
		return true
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{})
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}
