package profile

import "testing"

// What once went wrong.

func TestAProfileThatBecameTheCurrentOneMeanwhileIsDeletedWithThat(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, "current: a\nprofiles:\n  - name: a\n  - name: b\n"))
	must(t, opened(t, file.Path).Use("b"))
	must(t, file.Delete("b"))
	if got := opened(t, file.Path).Current; got != "" {
		t.Errorf("the current profile is %q, which is gone", got)
	}
}

func TestAProfileThatWasDeletedMeanwhileDoesNotComeBack(t *testing.T) {
	t.Parallel()
	file := opened(t, written(t, "profiles:\n  - name: a\n    store: file\n"))
	must(t, opened(t, file.Path).Delete("a"))
	_ = file.Unset("a", "store")
	if names := opened(t, file.Path).Names(); len(names) > 0 {
		t.Errorf("profiles are %q", names)
	}
}
