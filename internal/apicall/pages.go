package apicall

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func (j Job) pages(context.Context) error { return fault.New(fault.Internal, "--paginate is not built yet") }
