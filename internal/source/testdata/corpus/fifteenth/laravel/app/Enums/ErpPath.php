<?php

namespace App\Enums;

enum ErpPath: string
{
    case Serials = '/v2/stocks/serialnumbers';
    case CustomerGroups = '/v2/customerGroups';
    case Unused = '/v2/labels'; // @decoy
}
