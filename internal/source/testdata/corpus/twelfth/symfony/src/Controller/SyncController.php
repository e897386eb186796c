<?php
namespace App\Controller;

use App\Service\ErpClient;

class SyncController extends AbstractController
{
    public function __construct(private readonly ErpClient $erp) {}

    #[Route('/erp/v2/stocks', name: 'stocks', methods: ['GET'])] // @decoy
    public function stocks(): Response
    {
        $rows = iterator_to_array($this->erp->list('stocks')); // @exact GET /v2/stocks x
        foreach ($this->erp->list('returns', page: 2) as $r) { // @exact GET /v2/returns x
            $this->erp->create('customers', ['x' => $r]); // @exact POST /v2/customers x
        }
        $this->addFlash('notice', 'GET /erp/v2/stocks'); // @decoy
        $this->createForm(StockType::class, null, ['action' => '/erp/v2/stocks']); // @decoy
        $this->container->get('stocks'); // @decoy
        $this->em->getRepository(Stock::class)->list('stocks'); // @decoy
        return $this->render('stocks/list.html.twig', ['link' => '/v2/stocks']); // @decoy
    }

    public function proxy(Request $request): Response
    {
        return $this->forward('App\Controller\X::y', ['path' => '/v2/stocks']); // @decoy
    }
}
