package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"time"
)

// crowdMode runs many processes at once: crowd [SERVER] NUMBER…
const crowdMode = "crowd"

// programVariable names another jtlctl to measure, such as one of before a change.
const programVariable = "JTLCTL_BENCH_PROGRAM"

// answer is what the token endpoint of a crowd does.
type answer struct {
	name  string
	takes time.Duration
	reply http.HandlerFunc
}

var answers = []answer{
	{"served", 200 * time.Millisecond, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"access_token":"token-of-the-crowd","token_type":"bearer","expires_in":3600}`)
	}},
	{"down", 0, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "busy", http.StatusServiceUnavailable) }},
	{"refused", time.Second, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, `{"error":"invalid_client"}`)
	}},
}

// A crowd of few processes is over before the noise of a machine evens out: it is
// started several times, and the median counts.
const (
	smallCrowd  = 100
	smallRounds = 5
)

// printCrowds compares processes that are started at once with one process. They
// all read the keyring of this session. The last rows are those of a program that
// only prints a line: what so many processes cost this machine in any case.
func printCrowds(ctx context.Context, sizes []string) error {
	if os.Getenv("JTLCTL_TEST_KEYRING") != "1" {
		return errors.New("crowd needs a keyring that it may write to: run it with test/bench/run crowd")
	}
	folder, err := os.MkdirTemp("", "jtlctl-bench-")
	if err != nil {
		return err
	}
	l := &lab{root: ".", folder: folder, jtlctl: os.Getenv(programVariable)}
	defer l.close()
	if l.baseline, err = l.build(ctx, "test/bench/baseline"); err != nil {
		return err
	}
	if l.jtlctl == "" {
		if l.jtlctl, err = l.build(ctx, "cmd/jtlctl"); err != nil {
			return err
		}
	}
	chosen := answers
	for _, a := range answers {
		if len(sizes) > 0 && a.name == sizes[0] {
			chosen, sizes = []answer{a}, sizes[1:]
		}
	}
	fmt.Printf(crowdColumns, "server", "processes", "requests", "served", "wall", "CPU", "CPU to the first crowd")
	for _, a := range chosen {
		err := printGrowth(a.name, sizes, func(processes int) (stampede, error) { return l.stampede(ctx, a, processes) })
		if err != nil {
			return err
		}
	}
	return printGrowth("baseline", sizes, func(processes int) (stampede, error) { return l.startAtOnce(ctx, processes, nil, l.baseline) })
}

const crowdColumns = "%-8s | %9s | %8s | %6s | %18s | %18s | %s\n"

// printGrowth prints a row for each number of processes.
func printGrowth(name string, sizes []string, start func(processes int) (stampede, error)) error {
	var one, first stampede
	for _, size := range append([]string{"1"}, sizes...) {
		processes, err := strconv.Atoi(size)
		if err != nil {
			return fmt.Errorf("%q is not a number of processes", size)
		}
		rounds := 1
		if processes < smallCrowd {
			rounds = smallRounds
		}
		var all stampedes
		for range rounds {
			s, err := start(processes)
			if err != nil {
				return err
			}
			all = append(all, s)
		}
		s := all.typical()
		if one.processes == 0 {
			one = s
		} else if first.processes == 0 {
			first = s
		}
		fmt.Printf(crowdColumns, name, size, strconv.FormatInt(s.requests, 10), strconv.Itoa(s.served), compared(s.wall, one.wall), compared(s.cpu, one.cpu), s.growth(first))
		for _, line := range s.errors {
			fmt.Println("        ", line)
		}
	}
	return nil
}

// growth compares the CPU time with that of a smaller crowd. It is to grow no
// faster than the number of processes.
func (s stampede) growth(first stampede) string {
	if first.processes == 0 || s.processes == first.processes {
		return ""
	}
	return fmt.Sprintf("%.1fx for %.1fx the processes", float64(s.cpu)/float64(first.cpu), float64(s.processes)/float64(first.processes))
}

func compared(d, one time.Duration) string {
	return fmt.Sprintf("%.2fs (%.1fx)", d.Seconds(), float64(d)/float64(cmp.Or(one, 1)))
}
