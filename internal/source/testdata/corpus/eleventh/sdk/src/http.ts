import { setTimeout as sleep } from 'timers/promises';

export interface HttpOptions { query?: Record<string, string>; body?: unknown; signal?: AbortSignal }

export class Http {
  static readonly DEFAULT_BASE = 'https://api.jtl-cloud.com/erp/v2';
  #tenant: string;
  #token: () => Promise<string>;

  constructor(private readonly opts: { tenant: string; token: () => Promise<string>; baseUrl?: string }) {
    this.#tenant = opts.tenant;
    this.#token = opts.token;
  }

  get<T>(path: string, o?: HttpOptions) { return this.#run<T>('GET', path, o); }
  post<T>(path: string, body: unknown, o?: HttpOptions) { return this.#run<T>('POST', path, { ...o, body }); }
  patch<T>(path: string, body: unknown) { return this.#run<T>('PATCH', path, { body }); }
  del(path: string) { return this.#run<void>('DELETE', path); }

  async #run<T>(method: string, path: string, { query, body, signal }: HttpOptions = {}): Promise<T> {
    const url = new URL((this.opts.baseUrl ?? Http.DEFAULT_BASE) + path);
    for (const [k, v] of Object.entries(query ?? {})) url.searchParams.set(k, v);
    for (let i = 0; ; i++) {
      const res = await fetch(url, {
        method,
        signal,
        headers: { authorization: `Bearer ${await this.#token()}`, 'x-tenant-id': this.#tenant },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (res.status === 429 && i < 3) { await sleep(1000); continue; }
      return (await res.json()) as T;
    }
  }
}
