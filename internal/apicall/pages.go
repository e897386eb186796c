package apicall

import "context"

func (j Job) pages(ctx context.Context) error { return nil }
