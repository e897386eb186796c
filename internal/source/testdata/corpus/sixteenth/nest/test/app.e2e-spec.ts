import * as request from 'supertest';
it('lists', () => request(app.getHttpServer()).get('/erp/v2/warehouses').expect(200)); // @decoy
it('calls', () => axios.get('https://api.jtl-cloud.com/erp/v2/warehouses')); // @decoy
