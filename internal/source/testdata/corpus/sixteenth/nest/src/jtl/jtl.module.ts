import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';

@Module({
  imports: [HttpModule.registerAsync({ useFactory: () => ({ baseURL: 'https://api.jtl-cloud.com/erp', timeout: 5000 }) })],
  providers: [JtlService],
  exports: [JtlService],
})
export class JtlModule {}
