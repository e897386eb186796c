export abstract class Adapter {
  protected abstract baseUrl: string;
  protected headers(): Record<string, string> { return {}; }
  protected async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const res = await fetch(`${this.baseUrl}${path}`, { method, headers: this.headers(), body: body && JSON.stringify(body) });
    return res.json();
  }
}
