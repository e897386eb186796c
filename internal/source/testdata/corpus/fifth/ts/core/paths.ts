const root = '';
export namespace Paths {
  export const companies = '/companies';
  export const label = (id: string) => root + '/labels/' + id;
}
