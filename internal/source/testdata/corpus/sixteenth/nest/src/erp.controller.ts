@Controller('erp/v2') // @decoy
export class ErpController {
  @Get('warehouses') list() { return this.jtl.warehouses('t'); } // @decoy
  @Post('/erp/v2/invoices/:id/setpayment') // @decoy
  @ApiOperation({ summary: 'POST /v2/invoices/{id}/setpayment' }) // @decoy
  @Redirect('/erp/v2/warehouses') // @decoy
  pay() {}
}
