require_relative 'base'

class Labels < ErpResource
  def resource
    'labels'
  end

  def drop(id)
    remove(id) # @exact DELETE /v2/labels/{} x
  end
end

class Stocks < ErpResource
  def resource = 'stocks'

  def report
    all # @exact GET /v2/stocks x
  end
end
