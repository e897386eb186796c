import { Controller, Get, Post, Param } from '@nestjs/common';
import { ErpClient } from '../erp/erp-client';

@Controller('v2/items') // @decoy
export class ItemsController {
  constructor(private readonly erp: ErpClient) {}

  @Get(':id/prices') // @decoy
  prices(@Param('id') id: string) {
    return this.erp.send({ method: 'GET', path: `/v2/items/${id}/suppliers` }); // @exact GET /v2/items/{}/suppliers x
  }

  @Post('/v2/salesOrders') // @decoy
  @ApiResponse({ status: 201, description: 'POST /erp/v2/salesOrders' }) // @decoy
  create() {
    return this.erp.send({ method: 'DELETE', path: '/v2/labels/' + this.label }); // @exact DELETE /v2/labels/{} x
  }

  @Sse('/v2/stocks/changes') // @decoy
  stream() { return this.events.fromEvent('/v2/stocks'); } // @decoy
}
