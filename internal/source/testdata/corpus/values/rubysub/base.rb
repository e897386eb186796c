class ErpResource
  ROOT = 'https://api.jtl-cloud.com/erp/v2'

  def self.path
    raise NotImplementedError
  end

  def all
    HTTParty.get("#{ROOT}/#{resource}", headers: { 'X-Tenant-ID' => tenant })
  end

  def remove(id)
    HTTParty.delete("#{ROOT}/#{resource}/#{id}", headers: { 'X-Tenant-ID' => tenant })
  end
end
