import got, { Got, Method } from 'got';

export abstract class BaseClient {
  protected readonly http: Got;
  protected constructor(prefixUrl: string, headers: Record<string, string>) {
    this.http = got.extend({ prefixUrl, headers, retry: { limit: 2 } });
  }
  protected read<T>(path: string): Promise<T> { return this.http.get(path).json<T>(); }
  protected write<T>(method: Method, path: string, json: unknown): Promise<T> { return this.http(path, { method, json }).json<T>(); }
}
