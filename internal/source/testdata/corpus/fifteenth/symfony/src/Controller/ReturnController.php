<?php

namespace App\Controller;

use Symfony\Component\Routing\Attribute\Route;
use OpenApi\Attributes as OA;

#[Route('/erp/v2')] // @decoy
class ReturnController extends AbstractController
{
    /** @Route("/v2/returns/{id}", methods={"GET"}) */
    #[Route('/erp/v2/returns/{id}', name: 'return', methods: ['GET'])] // @decoy
    #[OA\Get(path: '/erp/v2/returns/{id}')] // @decoy
    public function show(string $id): Response
    {
        return $this->redirect('/erp/v2/returns/' . $id . '/packages'); // @decoy
    }
}
