<?php
class Service extends AbstractService
{
    /** @var \Zend\Http\Client */
    protected $client;
    private static $paths = ['stocks' => '/erp/v2/stocks', 'labels' => '/erp/v2/labels/%d'];

    public function stocks()
    {
        $this->client->setUri('https://api.jtl-cloud.com' . self::$paths['stocks']); // @exact GET /v2/stocks f
        $this->client->setMethod('GET');
        return $this->client->send();
    }

    public function buzz($id)
    {
        $url = self::HOST . sprintf(self::$paths['labels'], $id);
        return $this->browser->delete($url, ['X-Tenant-ID' => 1]); // @exact DELETE /v2/labels/{} f
    }

    const HOST = 'https://api.jtl-cloud.com';

    public function guzzle(array $rows)
    {
        $requests = function () use ($rows) {
            foreach ($rows as $row) {
                yield new Request('PATCH', self::HOST . '/erp/v2/items/' . $row['id'], [], '{}'); // @exact PATCH /v2/items/{} f
            }
        };
        (new Pool($this->client, $requests()))->promise()->wait();
        $this->messages->add('POST /erp/v2/returns'); // @decoy
        $view->url('/erp/v2/items'); // @decoy
        $this->redirect()->toUrl('/v2/items'); // @decoy
        $this->table->update('/v2/items', []); // @decoy
    }

    public function fetchAll() { return file_get_contents(self::HOST . self::$paths['stocks']); } // @exact GET /v2/stocks f
}
