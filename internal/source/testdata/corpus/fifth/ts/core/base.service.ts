export abstract class BaseService {
  protected abstract readonly resource: string;
  protected constructor(protected readonly http: HttpClient, private readonly cfg: Config) {}

  protected url(path = ''): string {
    return `${this.cfg.jtlApiUrl}/erp/v2${path}`;
  }

  protected read<T>(path: string): Promise<T> {
    return this.http.get<T>(this.url(path));
  }

  protected write<T>(path: string, body: unknown, verb: 'POST' | 'PATCH' = 'POST'): Promise<T> {
    return this.http.request<T>(verb, this.url(path), { body });
  }
}
