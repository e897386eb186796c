class Settings:
    jtl_base: str = "https://api.jtl-cloud.com"
    redis: str = "redis://localhost/v2/items"


settings = Settings()
