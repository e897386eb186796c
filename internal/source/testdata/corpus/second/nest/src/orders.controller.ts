import { Controller, Get, Post, Patch } from '@nestjs/common';

@Controller('v2/salesOrders') // @decoy
export class OrdersController {
  @Get('/v2/items/:id') // @decoy
  one() {}

  @Post('/v2/customers') // @decoy
  create() {}

  @Patch(':id/erp/v2/items/1') // @decoy
  patch() {}

  @MessagePattern('/v2/stocks') // @decoy
  handle() {}
}
