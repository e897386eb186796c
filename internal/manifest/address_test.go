package manifest

import (
	"strings"
	"testing"
)

func TestUnreachableReason(t *testing.T) {
	t.Parallel()
	for why, hosts := range map[string]string{
		"only this machine can reach it": "127.0.0.1 127.255.255.254 ::1 ::ffff:127.0.0.1 0.0.0.0 :: " +
			"localhost LocalHost localhost. my.localhost MY.LOCALHOST.",
		"it is an address of a private network": "10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 fd00::1 169.254.1.1 fe80::1 192.168.0.1.",
		"it is an address for special use": "224.0.0.1 255.255.255.255 ff02::1 100.64.0.0 100.127.255.255 192.0.0.1 192.0.2.1 " +
			"198.18.0.0 198.19.255.255 198.51.100.1 203.0.113.1 240.0.0.1 2001:db8::1",
		"names that end in .local are not public":      "nas.local NAS.Local.",
		"names that end in .lan are not public":        "nas.lan",
		"names that end in .internal are not public":   "a.b.internal",
		"names that end in .intranet are not public":   "nas.intranet",
		"names that end in .home.arpa are not public":  "nas.home.arpa",
		"names that end in .test are not public":       "app.test",
		"names that end in .invalid are not public":    "app.invalid",
		"some programs read this number as an address": "2130706433 127.1 0177.0.0.01 300.1.2.3 127.1.",
		"a name without a dot is not public":           "nas NAS nas. local",
		"": "8.8.8.8 172.15.255.255 172.32.0.1 100.63.255.255 100.128.0.0 192.0.1.1 192.0.3.1 198.17.255.255 198.20.0.0 " +
			"198.51.101.1 203.0.114.1 2606:4700::1111 2001:db9::1 " +
			"stock-watch.shop Stock-Watch.SHOP. local.shop my-local.shop shop.notlocal notlocalhost.shop arpa.shop test.invalid.shop 4.shop shop.4u",
	} {
		for host := range strings.FieldsSeq(hosts) {
			if got := unreachableReason(host); got != why {
				t.Errorf("%s: %q, want %q", host, got, why)
			}
		}
	}
}
