package source

import "testing"

// TestAnalyze_commands: programs that code runs, and texts that only look like them.
func TestAnalyze_commands(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, code, want string }{
		{"a.py", "os.system('curl -X POST https://api.jtl-cloud.com/erp/v2/stocks')\n", "POST /erp/v2/stocks"},
		{"a.py", "subprocess.run(['curl', '-d', x, 'https://api.jtl-cloud.com/erp/v2/stocks'])\n", "POST /erp/v2/stocks"},
		{"a.py", "subprocess.run(['echo', 'https://api.jtl-cloud.com/erp/v2/stocks'])\n", ""},
		{"a.py", "os.system('echo curl https://api.jtl-cloud.com/erp/v2/stocks')\n", ""},
		{"a.py", "print('curl https://api.jtl-cloud.com/erp/v2/stocks')\n", ""},
		{"a.js", "execFile('curl', ['-X', 'DELETE', `https://api.jtl-cloud.com/erp/v2/labels/${id}`])\n", "DELETE /erp/v2/labels/{id}"},
		{"a.js", "exec(`curl https://api.jtl-cloud.com/erp/v2/labels/${id} -X DELETE`)\n", "DELETE /erp/v2/labels/{id}"},
		{"a.js", "exec(`curl ${options} https://api.jtl-cloud.com/erp/v2/stocks`)\n", "? /erp/v2/stocks"},
		{"a.php", "<?php shell_exec('curl https://api.jtl-cloud.com/erp/v2/stocks');", "GET /erp/v2/stocks"},
		{"a.rb", "x = `curl -s https://api.jtl-cloud.com/erp/v2/labels/#{id}`\n", "GET /erp/v2/labels/{id}"},
		{"a.go", "package a\nfunc f() { exec.Command(\"curl\", \"-X\", \"POST\", \"https://api.jtl-cloud.com/erp/v2/stocks\").Run() }\n", "POST /erp/v2/stocks"},
		{"a.ps1", "$b = 'https://api.jtl-cloud.com/erp/v2'\ncurl.exe -sS -X DELETE \"$b/labels/1\" -H 'X-Tenant-ID: 1'\n", "DELETE /erp/v2/labels/1"},
		{"a.ps1", "curl.exe --json '{}' https://api.jtl-cloud.com/erp/v2/labels | ConvertFrom-Json\n", "POST /erp/v2/labels"},
		{"a.ps1", "curl -Method Patch -Uri 'https://api.jtl-cloud.com/erp/v2/labels/1'\n", "PATCH /erp/v2/labels/1"},
		{"a.php", "<?php $this->get('/erp/v2/stocks')->assertStatus(200);", ""},
		{"a.rs", "fn f() { Command::new(\"ls\").arg(\"/erp/v2/stocks\"); }\n", ""},
	} {
		if got := found(t, test.name, test.code); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, test.code, got, test.want)
		}
	}
}
