package cloud

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/apicall"
)

// GraphQL sends a GraphQL request.
func (s Service) GraphQL(ctx context.Context, o Options) error {
	target, err := s.target(o)
	if err != nil {
		return err
	}
	address, err := Address(target.API, GraphQLPath)
	if err != nil {
		return err
	}
	job, err := o.PlanGraphQL(GraphQLPath, address)
	if err != nil {
		return err
	}
	if job.Call.Header.Get("Accept") == "" {
		job.Call.Header.Set("Accept", apicall.JSONType) // another type changes the status of an answer with errors
	}
	return s.run(ctx, target, o, job)
}
