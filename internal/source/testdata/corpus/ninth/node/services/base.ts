import axios, { AxiosInstance } from 'axios'

export const apiClient: AxiosInstance = axios.create({
  baseURL: `${process.env.WAWI_API_URL}/api/eazybusiness/v1`,
  headers: { Accept: 'application/json', 'X-AppId': process.env.WAWI_APP_ID },
  timeout: 30000
})
apiClient.interceptors.request.use((c) => { c.headers.Authorization = `Wawi ${key()}`; return c })

export default abstract class BaseService {
  protected async list<T> (path: string, page = 1): Promise<T[]> {
    const { data } = await apiClient.get(path, { params: { pageNumber: page } })
    return data.Items
  }
}
