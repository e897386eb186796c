package credential

import (
	"os"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
)

func TestMain(m *testing.M) {
	disktest.DefaultModes()
	os.Exit(m.Run())
}
