export abstract class Http {
  protected abstract readonly resource: string;
  private readonly root = 'https://api.jtl-cloud.com/erp/v2';
  protected get url() { return `${this.root}/${this.resource}`; }
  protected list() { return this.send('GET', this.url); }
  protected create(body: unknown) { return this.send('POST', this.url, body); }
  protected remove(id: string) { return this.send('DELETE', `${this.url}/${id}`); }
  private send(method: string, url: string, body?: unknown) {
    return fetch(url, { method, body: JSON.stringify(body), headers: { 'X-Tenant-ID': tenant() } });
  }
}
