package textutil

import (
	"sync"
	"testing"
)

func TestPattern_Regexp(t *testing.T) {
	t.Parallel()
	digits := NewPattern(`^[0-9]+$`)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			if !digits.Regexp().MatchString("42") || digits.Regexp().MatchString("x") {
				t.Error("the pattern matches something else than it says")
			}
		})
	}
	workers.Wait()
	if first, second := digits.Regexp(), digits.Regexp(); first != second {
		t.Error("the expression is compiled again at every use")
	}
}

func TestPattern_Regexp_invalid(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("an invalid expression is accepted")
		}
	}()
	NewPattern(`(`).Regexp()
}
