<?php
namespace Acme\Jtl\Model;

use Magento\Framework\HTTP\Client\Curl;

class Gateway
{
    const XML_PATH_URL = 'jtl/general/url'; // @decoy
    const URL = 'http://jtl:5883/api/eazybusiness';

    public function __construct(private Curl $curl, private ScopeConfigInterface $config) {}

    public function items()
    {
        $this->curl->addHeader('Authorization', 'Wawi ' . $this->key());
        $this->curl->get(self::URL . '/items'); // @exact GET /items f
        return $this->json->unserialize($this->curl->getBody());
    }

    public function note(int $id, string $text)
    {
        $this->curl->post(self::URL . "/customers/$id/notes", $this->json->serialize(['text' => $text])); // @exact POST /customers/{}/notes f
        $this->config->getValue('jtl/items/path'); // @decoy
        $this->urlBuilder->getUrl('customers/index/view'); // @decoy
        return $this->resultRedirectFactory->create()->setPath('customers/index'); // @decoy
    }
}
