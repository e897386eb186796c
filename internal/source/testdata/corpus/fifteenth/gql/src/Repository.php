<?php
final class Repository
{
    private const QUERIES = [
        'suppliers' => 'query { QuerySuppliers(first: 50) { nodes { id } } }', // @likely QuerySuppliers
        'categories' => '{ QueryCategories { nodes { id } } }', // @likely QueryCategories
    ];
    public function run(string $name): array
    {
        return $this->http->post('https://api.jtl-cloud.com/erp/v2/graphql', ['json' => ['query' => self::QUERIES[$name]]])->json();
    }
    // 'query { QueryItems { id } }' @decoy
    public string $help = 'Use QueryItems to list the items'; // @decoy
}
