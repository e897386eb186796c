package manifest

import "testing"

func TestPass_pointer(t *testing.T) {
	t.Parallel()
	d := Read("app.json", []byte(`{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"https://a.example/"},"capabilities":{"erp":{"a/b~c":1}}}`))
	findings := ofRule("field-unknown", newTestLinter(Options{}).Lint(d))
	if len(findings) != 1 || findings[0].Pointer != "/capabilities/erp/a~1b~0c" {
		t.Errorf("got %+v", findings)
	}
}
