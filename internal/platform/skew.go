package platform

import (
	"fmt"
	"time"
)

// MaxSkew is how far clocks may differ before it is a problem.
const MaxSkew = 30 * time.Second

// Skew says by how much this machine's clock is ahead of a server's.
func Skew(skew time.Duration) string {
	if skew < 0 {
		return fmt.Sprintf("this machine's clock is %s behind the server's", -skew)
	}
	return fmt.Sprintf("this machine's clock is %s ahead of the server's", skew)
}
