module Erp
  class Orders < Base
    RESOURCE = '/v2/salesOrders'

    def lines(id)
      get("#{RESOURCE}/#{id}/lineitems") # @exact GET /v2/salesOrders/{}/lineitems x
    end

    def create(attrs)
      Rails.logger.info("POST #{RESOURCE}") # @decoy
      request(:post, RESOURCE, attrs) # @exact POST /v2/salesOrders x
    end

    def update(id, attrs)
      request(:patch, [RESOURCE, id].join('/'), attrs) # @exact PATCH /v2/salesOrders/{} x
    end

    def file(id, file) = request(:delete, "#{RESOURCE}/#{id}/files/#{file}") # @exact DELETE /v2/salesOrders/{}/files/{} x

    def cache_key(id)
      "erp/v2/salesOrders/#{id}" # @decoy
    end
  end
end
