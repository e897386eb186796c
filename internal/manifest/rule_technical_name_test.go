package manifest

import (
	"strings"
	"testing"
)

func TestTechnicalNameRule(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		strings.Repeat("ä", 101): "error /technicalName: the technical name has 101 characters; the platform accepts at most 100",
		strings.Repeat("ä", 100): "",
		"x":                      "",
		"":                       "error /technicalName: the technical name is empty",
		"\\t\u00a0":              "error /technicalName: the technical name is empty",
		strings.Repeat(" ", 101): "error /technicalName: the technical name is empty",
	} {
		t.Run(name, func(t *testing.T) {
			expectFindings(t, "technical-name", `{"technicalName":"`+name+`"}`, some(want)...)
		})
	}
}
