module Jtl
  module Api
    ROOT = 'https://api.jtl-cloud.com/erp/v2'.freeze
    STOCKS = "#{ROOT}/stocks".freeze
  end
end
