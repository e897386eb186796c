package jtl

import "gotool/pkg/http"

type Service struct{ c *http.Client }

func (s *Service) Warehouses() ([]Warehouse, error) {
	var out []Warehouse
	err := s.c.Get("/v2/warehouses", &out) // @exact GET /v2/warehouses x
	return out, err
}

func (s *Service) Cancel(id string) error {
	return s.c.Do("POST", fmt.Sprintf("/v2/salesOrders/%s/cancel", id), nil, nil) // @exact POST /v2/salesOrders/{}/cancel x
}

func (s *Service) Remove(id string) error {
	path := "/v2/customers/" + id
	if s.dry {
		log.Printf("DELETE /v2/customers/%s", id) // @decoy
		return nil
	}
	return s.c.Do("DELETE", path, nil, nil) // @exact DELETE /v2/customers/{} x
}
