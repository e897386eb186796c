package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	sourceRounds = 9
	sourceLines  = 100_000
)

// page is a function of an app, as most of its code calls no API.
const page = `
/** Loads what the page %[1]d shows. */
export async function load%[1]d(id: string, options: Options = {}): Promise<Item[]> {
  const cached = cache.get("items/" + id + "/%[1]d");
  if (cached && !options.force) {
    return cached.filter((x) => x.id !== id).map((x) => ({ ...x, label: "Item " + x.name }));
  }
  const url = API_BASE + PATH + "/" + id;
  const response = await fetch(url, { headers: { "X-Tenant-ID": tenant } });
  if (!response.ok) {
    throw new Error("cannot load " + id + ": " + response.status);
  }
  const data = (await response.json()) as Item[];
  await api.post(Endpoints.order, { items: data.length });
  log.info("loaded", { id, count: data.length });
  return data.sort((a, b) => a.name.localeCompare(b.name));
}
`

// writeSource writes an app of about 100,000 lines of TypeScript.
func writeSource(folder string) error {
	files := map[string]string{"client.ts": "export const API_BASE = \"https://api.jtl-cloud.com\";\nexport const api = axios.create({ baseURL: API_BASE + \"/erp/v2\" });\n"}
	function := 0
	for lines := 0; lines < sourceLines; {
		var b strings.Builder
		b.WriteString("import { api, API_BASE, Endpoints } from \"./client\";\n\nconst PATH = \"/erp/v2/items\";\n")
		for range 14 {
			fmt.Fprintf(&b, page, function)
			function++
		}
		lines += strings.Count(b.String(), "\n")
		files[fmt.Sprintf("page%d.ts", function)] = b.String()
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// source compares finding the calls in code with reading and hashing the same files.
func (l *lab) source(ctx context.Context) error {
	folder := filepath.Join(l.folder, "source")
	if err := writeSource(folder); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	times, err := compete(ctx, sourceRounds, l.timed(self, hashMode, folder), l.timed(l.jtlctl, "scope", "infer", folder, "-o", "json"))
	if err != nil {
		return err
	}
	row("scope infer, 100,000 lines, to reading and hashing", fmt.Sprintf("%.1fx (%.2f s to %s)", times.ratio(1, 0), times.seconds(1), times.millis(0)), "about 1 s")
	peak, err := l.peakOf(ctx, "scope", "infer", folder, "-o", "json")
	if err != nil {
		return err
	}
	row("memory, scope infer of 100,000 lines", fmt.Sprintf("%.1f MiB", peak), "at most 200 MiB")
	return nil
}

// hashMode makes this program read and hash the files of a folder.
const hashMode = "hash"

func printHash(_ context.Context, args []string) error {
	hash := sha256.New()
	err := fs.WalkDir(os.DirFS(args[0]), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(args[0], filepath.FromSlash(name)))
		hash.Write(bytes.TrimSpace(text))
		return err
	})
	fmt.Printf("%x\n", hash.Sum(nil))
	return err
}
