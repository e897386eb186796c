package erp

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Version is a version of the API, such as 1.1. The zero Version leaves it open,
// as Auto does.
type Version struct {
	Generation Generation
	Minor      int
}

// FirstMixing is the first version whose published document lists the scopes of
// both generations (document 1.2, read on 2026-11-26). An app may mix them there.
func FirstMixing() Version { return Version{V1, 2} }

// ParseVersion reads auto or a version as a user or the header api-version has
// it. ok is false for every other text.
func ParseVersion(text string) (v Version, ok bool) {
	if text == auto {
		return Version{}, true
	}
	return versionOf(text)
}

// ParseVersions reads the header api-supported-versions: versions with commas
// between them. What is not one is left out; the result is rising.
func ParseVersions(lines ...string) (versions []Version) {
	for text := range strings.SplitSeq(strings.Join(lines, ","), ",") {
		if v, ok := versionOf(strings.TrimSpace(text)); ok {
			versions = append(versions, v)
		}
	}
	sorting.By(versions, Version.Compare)
	return slices.Compact(versions)
}

// versionOf reads digits, a point and digits. A few digits are enough for both
// numbers.
func versionOf(text string) (v Version, ok bool) {
	major, minor, found := strings.Cut(text, ".")
	g, err := number(major)
	if err != nil || g == 0 {
		return Version{}, false
	}
	n, err := number(minor)
	if !found || err != nil {
		return Version{}, false
	}
	return Version{Generation(g), n}, true
}

func number(digits string) (int, error) {
	const longest = 3
	if digits == "" || len(digits) > longest || strings.Trim(digits, "0123456789") != "" || len(digits) > 1 && digits[0] == '0' {
		return 0, strconv.ErrSyntax
	}
	return strconv.Atoi(digits)
}

// First returns the first version of a generation; that of Auto is open.
func (g Generation) First() Version { return Version{Generation: g} }

// String returns the version as the header api-version has it.
func (v Version) String() string {
	if v.Generation == Auto {
		return auto
	}
	return strconv.Itoa(int(v.Generation)) + "." + strconv.Itoa(v.Minor)
}

// MarshalText writes what String returns.
func (v Version) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what MarshalText writes. Every other text leaves the
// version open: files are checked as a whole, by whoever reads them.
func (v *Version) UnmarshalText(text []byte) error {
	*v, _ = versionOf(string(text))
	return nil
}

// Open reports whether the version is left open.
func (v Version) Open() bool { return v.Generation == Auto }

// Mixes reports whether an app may request scopes of both generations of a
// JTL-Wawi that speaks this version.
func (v Version) Mixes() bool { return v.Generation == V1 && v.Compare(FirstMixing()) >= 0 }

// Compare orders versions: the older one first.
func (v Version) Compare(other Version) int {
	return cmp.Or(cmp.Compare(v.Generation, other.Generation), cmp.Compare(v.Minor, other.Minor))
}

// Newest returns the newest of some versions that is of a generation; Auto is
// any. It is open if there is none.
func Newest(versions []Version, g Generation) (newest Version) {
	for _, v := range versions {
		if (g == Auto || v.Generation == g) && v.Compare(newest) > 0 {
			newest = v
		}
	}
	return newest
}

// Prefixes returns what can be between the base address of a JTL-Wawi and the
// paths of a generation, the usual one first. Some older JTL-Wawis answer for 1.x
// only below /v1 (seen in public apps, 2026-11-26).
func (g Generation) Prefixes() []string {
	if g == V1 {
		return []string{"", "/v1"}
	}
	return []string{"/v" + strconv.Itoa(int(g))}
}
