package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"runtime"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// largeProject is a project of TypeScript with about 100,000 lines in files of 250, as
// apps have them: most of the code calls no API.
func largeProject() (files []File, lines int) {
	for i := 0; lines < 100_000; i++ {
		var b bytes.Buffer
		fmt.Fprintf(&b, "import { api, Endpoints%d } from './client';\nimport type { Item } from '../types';\n\nconst PATH_%d = '/erp/v2/items';\n", i, i)
		for j := 0; b.Len() < 9000; j++ {
			fmt.Fprintf(&b, `
/** Loads what the page %d shows. */
export async function load%d_%d(id: string, options: Options = {}): Promise<Item[]> {
  const cached = cache.get(%s/items/${id}/%d%s);
  if (cached && !options.force) {
    return cached.filter((x) => x.id !== id).map((x) => ({ ...x, label: "Item " + x.name }));
  }
  const url = %s${API_BASE}${PATH_%d}/${id}%s;
  const response = await fetch(url, { headers: { 'X-Tenant-ID': tenant } });
  if (!response.ok) {
    throw new Error(%scannot load ${id}: ${response.status}%s);
  }
  const data = (await response.json()) as Item[];
  await api.post(Endpoints%d.order, { items: data.length });
  log.info("loaded", { id, count: data.length });
  return data.sort((a, b) => a.name.localeCompare(b.name));
}
`, j, i, j, "`", j, "`", "`", i, "`", "`", "`", i)
		}
		files = append(files, File{fmt.Sprintf("src/page%d.ts", i), b.Bytes()})
		lines += bytes.Count(b.Bytes(), []byte("\n"))
	}
	return append(files, File{"src/client.ts", []byte("export const API_BASE = 'https://api.jtl-cloud.com';\nexport const api = axios.create({ baseURL: API_BASE + '/erp/v2' });\n")}), lines
}

func BenchmarkAnalyze(b *testing.B) {
	files, lines := largeProject()
	x := scope.NewIndex(scope.Builtin()...)
	b.ReportMetric(float64(lines), "lines")
	var calls int
	for b.Loop() {
		calls = len(Analyze(x, files).Calls)
	}
	b.ReportMetric(float64(calls), "calls")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "MiB")
}

// BenchmarkHash is what reading the same files costs anyone.
func BenchmarkHash(b *testing.B) {
	files, _ := largeProject()
	for b.Loop() {
		for _, f := range files {
			sha256.Sum256(f.Code)
		}
	}
}
