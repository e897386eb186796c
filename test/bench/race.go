package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// contender does a piece of work once and tells how long that took.
type contender func(context.Context) (time.Duration, error)

// race is what contenders took, by contender and round.
type race [][]time.Duration

// compete lets contenders take turns. The first round warms up and does not
// count.
func compete(ctx context.Context, rounds int, contenders ...contender) (race, error) {
	taken := make(race, len(contenders))
	for round := range rounds + 1 {
		for i, run := range contenders {
			took, err := run(ctx)
			if err = cmp.Or(ctx.Err(), err); err != nil {
				return nil, err
			}
			if round > 0 {
				taken[i] = append(taken[i], took)
			}
		}
	}
	return taken, nil
}

// ratio is how many times longer one contender took than another: the median
// over the rounds, in each of which both met the same noise.
func (r race) ratio(a, b int) float64 {
	var ratios []float64
	for round := range r[a] {
		ratios = append(ratios, float64(r[a][round])/float64(r[b][round]))
	}
	return median(ratios)
}

// seconds is the median of a contender.
func (r race) seconds(i int) float64 { return median(r[i]).Seconds() }

func (r race) millis(i int) string { return fmt.Sprintf("%.1f ms", r.seconds(i)*1000) }

func median[T cmp.Ordered](values []T) T {
	return slices.Sorted(slices.Values(values))[len(values)/2]
}
