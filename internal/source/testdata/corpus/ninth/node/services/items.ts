import BaseService, { apiClient } from './base'
import { notify } from './slack'

export class ItemService extends BaseService {
  async getItem (itemId: string): Promise<Item> {
    const { data } = await apiClient.get(`/items/${itemId}`) // @exact GET /items/{} x
    return data
  }

  async all () { return await this.list<Item>('/items') } // @exact GET /items x
  async orders (p: number) { return this.list('salesOrders', p) } // @exact GET /salesOrders x

  async cancel (id: number, { reason = 1 } = {}) {
    try {
      return await apiClient.post(`salesOrders/${id}/cancel`, { reason }) // @exact POST /salesOrders/{}/cancel x
    } catch (e) {
      notify(`/salesOrders/${id}/cancel failed`) // @decoy
      throw new HttpError(500, '/salesOrders') // @decoy
    }
  }

  async save (dto: Dto) {
    const method = dto.id ? 'patch' : 'post'
    await apiClient[method](dto.id ? `/customers/${dto.id}` : '/customers', dto) // @exact PATCH /customers/{} x @exact POST /customers x
    await apiClient({ method: 'delete', url: `/customers/${dto.id}` }) // @exact DELETE /customers/{} x
    this.router.navigate(['/customers', dto.id]) // @decoy
    history.push('/customers') // @decoy
    sessionStorage.setItem('/items', '1') // @decoy
  }
}

export const handlers = [rest.get('/items', (req, res, ctx) => res(ctx.json({})))] // @decoy
export const menu = [{ path: '/customers', label: 'Kunden' }, { path: '/items', label: 'Artikel' }] // @decoy
fastify.get('/items', async () => []) // @decoy
