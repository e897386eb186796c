export const JtlErpApiAxiosParamCreator = function (configuration?: Configuration) {
  return {
    deleteLabel: async (id: string, options: RawAxiosRequestConfig = {}): Promise<RequestArgs> => {
      const localVarPath = `/v2/labels/{id}`.replace(`{${"id"}}`, encodeURIComponent(String(id)));
      const localVarUrlObj = new URL(localVarPath, DUMMY_BASE_URL);
      const localVarRequestOptions = { method: 'DELETE', ...baseOptions, ...options };
      return { url: toPathString(localVarUrlObj), options: localVarRequestOptions };
    },
  };
};
export class JtlErpApi extends BaseAPI {
  static base = 'https://api.jtl-cloud.com/erp';
}
